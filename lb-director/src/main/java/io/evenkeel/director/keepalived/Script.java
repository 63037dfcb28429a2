package io.evenkeel.director.keepalived;

import java.util.List;

import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/**
 * A command that is run.
 *
 * @param command the program and its parameters; a single word may hold both, separated by blanks
 * @param user who it runs as; {@code null} for {@code script_user}
 * @param group {@code null} for the user's
 * @param position where it stands
 */
public record Script(List<String> command, @Nullable String user, @Nullable String group, Position position) {
    /** Copies the list. */
    public Script {
        command = List.copyOf(command);
    }
}
