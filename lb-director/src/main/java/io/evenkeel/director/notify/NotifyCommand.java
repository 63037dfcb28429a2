package io.evenkeel.director.notify;

import java.util.List;
import java.util.Optional;

import io.evenkeel.core.validation.Expect;
import io.evenkeel.vrrp.RouterState;

/**
 * A command that runs when a virtual router, or a sync group, changes its state. No shell is involved.
 *
 * @param subject what {@code name} names
 * @param state at which change it runs; empty at every one, and then with {@code INSTANCE|GROUP NAME STATE PRIORITY} behind its own
 *        arguments
 * @param command the program and its arguments
 */
public record NotifyCommand(Subject subject, String name, Optional<RouterState> state, List<String> command) {
    /** What can change its state. */
    public enum Subject {
        /** A virtual router. */
        ROUTER,
        /** A sync group. */
        GROUP
    }

    /** Checks the command. */
    public NotifyCommand {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw Expect.unexpected("command", command, "a program");
        }
    }
}
