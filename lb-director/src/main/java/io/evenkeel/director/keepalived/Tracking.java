package io.evenkeel.director.keepalived;

import java.util.List;

import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/**
 * What else an instance or a sync group watches.
 *
 * @param interfaces {@code track_interface}
 * @param scripts {@code track_script}
 * @param files {@code track_file}
 * @param processes {@code track_process}
 * @param sessions {@code track_bfd}
 * @param primary whether the own interface is watched, as it is unless {@code dont_track_primary} says otherwise
 */
public record Tracking(List<Tracked> interfaces, List<Tracked> scripts, List<Tracked> files, List<Tracked> processes,
        List<Tracked> sessions, boolean primary) {
    /** Copies the lists. */
    public Tracking {
        interfaces = List.copyOf(interfaces);
        scripts = List.copyOf(scripts);
        files = List.copyOf(files);
        processes = List.copyOf(processes);
        sessions = List.copyOf(sessions);
    }

    /**
     * One thing that is watched.
     *
     * @param weight what it adds to the priority while good, or takes from it while bad; 0 makes it a condition; {@code null}
     *     stands for the weight that its own block says
     * @param reverse whether good and bad change places; {@code null}: as the block says that is watched
     */
    public record Tracked(String name, @Nullable Integer weight, @Nullable Boolean reverse, Position position) {}
}
