package io.evenkeel.director.haproxy;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Where {@code $NAME} in a configuration comes from. Asked while reading, on the reading thread. */
@FunctionalInterface
public interface Environment {
    /** The value of a variable, or {@code null} when it is not set. */
    @Nullable
    String get(String name);

    /** The variables of a map, such as {@code System.getenv()}. */
    static Environment of(Map<String, String> variables) {
        Map<String, String> copy = Map.copyOf(variables);
        return copy::get;
    }

    /** No variable at all. */
    static Environment empty() {
        return of(Map.of());
    }
}
