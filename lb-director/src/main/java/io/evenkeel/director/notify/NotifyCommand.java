package io.evenkeel.director.notify;

import java.util.List;

import io.evenkeel.core.validation.Expect;
import io.evenkeel.vrrp.notify.NotifyOccasion;

/**
 * A command that runs when something happens to a virtual router or a sync group. No shell is involved.
 *
 * @param subject what {@code name} names
 * @param occasion when it runs
 * @param command the program and its arguments
 */
public record NotifyCommand(Subject subject, String name, NotifyOccasion occasion, List<String> command) {
    /** To what something happens. */
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
