package io.evenkeel.director;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.vrrp.bfd.BfdTracker;
import io.evenkeel.vrrp.track.Tracker;

/** BFD sessions that a director keeps running, whether its routers track them or not. Any thread. */
final class HeldSessions {
    private final Map<BfdTracker, Tracker.Watch> watches = new HashMap<>();

    /** Holds these and no others. */
    synchronized void hold(List<BfdTracker> wanted) {
        release(wanted);
        wanted.forEach(session -> watches.computeIfAbsent(session, _ -> session.start(reading -> {})));
    }

    /** Lets go of all but these: what takes their place may be with the same neighbour. */
    synchronized void release(List<BfdTracker> wanted) {
        Map.copyOf(watches).forEach((session, watch) -> {
            if (!wanted.contains(session)) {
                watches.remove(session);
                watch.close();
            }
        });
    }
}
