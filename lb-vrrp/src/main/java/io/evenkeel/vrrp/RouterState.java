package io.evenkeel.vrrp;

import io.evenkeel.vrrp.protocol.State;

/** Where a virtual router stands, without the details that only the protocol needs. */
public enum RouterState {
    /** Stopped, or its link is down. */
    INITIALIZE("Initialize"),
    /** Listens. */
    BACKUP("Backup"),
    /** Holds the addresses. */
    ACTIVE("Active");

    private final String text;

    RouterState(String text) {
        this.text = text;
    }

    static RouterState of(State state) {
        return switch (state) {
            case State.Initialize initialize -> INITIALIZE;
            case State.Backup backup -> BACKUP;
            case State.Active active -> ACTIVE;
        };
    }

    /** The name in RFC 9568. */
    @Override
    public String toString() {
        return text;
    }
}
