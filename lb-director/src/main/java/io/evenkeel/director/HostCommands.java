package io.evenkeel.director;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.evenkeel.core.validation.Expect;

/**
 * What prepares the host, and what tidies it up, as keepalived's {@code startup_script} and {@code shutdown_script}. Each runs
 * to its end before anything else happens; one that fails, or takes too long and is ended, is logged, and stops nothing.
 *
 * @param startup runs before the director starts; empty: nothing
 * @param shutdown runs after it has stopped; empty: nothing
 */
public record HostCommands(Optional<HostCommand> startup, Optional<HostCommand> shutdown) {
    /** Nothing. */
    public static final HostCommands NONE = new HostCommands(Optional.empty(), Optional.empty());

    /**
     * One command. No shell is involved.
     *
     * @param command the program and its arguments
     * @param timeout how long it may take
     */
    public record HostCommand(List<String> command, Duration timeout) {
        /** Checks the values. */
        public HostCommand {
            command = List.copyOf(command);
            if (command.isEmpty()) {
                throw Expect.unexpected("command", command, "a program");
            }
            Expect.positive("timeout", timeout);
        }
    }
}
