package io.evenkeel.vrrp.track;

/** What a tracker says. Immutable. */
public sealed interface Reading {
    /** Nothing yet. */
    record Unknown() implements Reading {}

    /** The condition is fulfilled. */
    record Up() implements Reading {}

    /** The condition is not fulfilled. */
    record Down() implements Reading {}

    /** A number, as keepalived's {@code track_file} has; its product with the weight is added to the priority. */
    record Value(int number) implements Reading {}

    /** {@link Up} or {@link Down}. */
    static Reading of(boolean up) {
        return up ? new Up() : new Down();
    }
}
