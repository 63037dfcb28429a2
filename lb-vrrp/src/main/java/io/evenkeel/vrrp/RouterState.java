package io.evenkeel.vrrp;

import io.evenkeel.vrrp.protocol.State;

/** Where a virtual router stands, without the details that only the protocol needs. */
public enum RouterState {
    /** Stopped, or holding back after its start. */
    INITIALIZE("Initialize"),
    /** Started, but something keeps it from taking part: its link, a tracker, its group, maintenance. */
    FAULT("Fault"),
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
            case State.Delayed delayed -> INITIALIZE;
            case State.Fault fault -> FAULT;
            case State.Backup backup -> BACKUP;
            case State.Active active -> ACTIVE;
        };
    }

    /** The name in RFC 9568; {@code Fault}, which it does not tell from Initialize, as keepalived has it. */
    @Override
    public String toString() {
        return text;
    }
}
