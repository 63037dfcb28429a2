package io.evenkeel.director.notify;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who is told of changes of state.
 *
 * @param commands what is run; those of one router or group never overlap, and run in the order given
 * @param fifos paths of named pipes that get a line for each change, as keepalived's {@code vrrp_notify_fifo}; made when they are not
 *        there
 */
public record Notifications(List<NotifyCommand> commands, List<String> fifos) {
    /** Nobody. */
    public static final Notifications NONE = new Notifications(List.of(), List.of());

    /** Copies the lists. */
    public Notifications {
        commands = List.copyOf(commands);
        fifos = List.copyOf(fifos);
    }

    /** Both; of two commands for the same change, that of {@code other}. */
    public Notifications and(Notifications other) {
        if (equals(other)) {
            return this;
        }
        return new Notifications(Stream.concat(commands.stream(), other.commands.stream()).distinct().toList(),
                Stream.concat(fifos.stream(), other.fifos.stream()).distinct().toList());
    }
}
