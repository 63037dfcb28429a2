package io.evenkeel.core.schedule.rotation;

/**
 * A rule for whose turn is next, step by step, over servers that are known by their indices. It must come to a point from
 * which on it repeats itself, but for servers that exchange their roles. Not thread-safe.
 *
 * @param <T> its own type
 */
public interface Turns<T extends Turns<T>> {
    /**
     * Whether a period begins with the next turn: all turns from here on follow from the order of {@link #roles} alone, and
     * are the same, role by role, at every such point.
     */
    boolean periodBegins();

    /** The servers in the order of their roles; asked where a period begins only. */
    int[] roles();

    /** The server whose turn it is; moves on. */
    int next();

    /** The same state, independent of this one. */
    T copy();

    /** The same state where the server {@code names[i]} stands for each server {@code i}. */
    T renamed(int[] names);
}
