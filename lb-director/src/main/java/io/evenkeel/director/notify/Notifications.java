package io.evenkeel.director.notify;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.evenkeel.vrrp.notify.NotifyOptions;

/**
 * Who is told what happens to virtual routers and sync groups.
 *
 * @param commands what is run; those of one router or group never overlap, and run in the order given
 * @param pipes named pipes that get a line for each event
 * @param options what is said of some routers only
 * @param statesOnReload whether pipes get all states again when another configuration is in force
 */
public record Notifications(List<NotifyCommand> commands, List<NotifyPipe> pipes, NotifyOptions options, boolean statesOnReload) {
    /** Nobody. */
    public static final Notifications NONE = new Notifications(List.of(), List.of(), NotifyOptions.NONE, false);

    /** Copies the lists. */
    public Notifications {
        commands = List.copyOf(commands);
        pipes = List.copyOf(pipes);
    }

    /** These commands, and nothing else. */
    public static Notifications of(List<NotifyCommand> commands) {
        return new Notifications(commands, List.of(), NotifyOptions.NONE, false);
    }

    /** Both; of two commands on the same occasion, or two pipes with one path, that of {@code other}. */
    public Notifications and(Notifications other) {
        if (equals(other)) {
            return this;
        }
        var both = new NotifyOptions(union(options.deleted(), other.options.deleted()),
                union(options.priorities(), other.options.priorities()));
        return new Notifications(Stream.concat(commands.stream(), other.commands.stream()).distinct().toList(),
                Stream.concat(pipes.stream().filter(pipe -> other.pipes.stream().noneMatch(it -> it.path().equals(pipe.path()))),
                        other.pipes.stream()).toList(),
                both, other.statesOnReload);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
