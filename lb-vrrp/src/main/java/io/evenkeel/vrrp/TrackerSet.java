package io.evenkeel.vrrp;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.evenkeel.vrrp.track.Reading;
import io.evenkeel.vrrp.track.Tracker;
import io.evenkeel.vrrp.track.Tracking;

/** The trackers that some router uses, each started once. Driver thread only, but for the readings, which come from any. */
final class TrackerSet {
    private final Runnable wakeUp;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final ConcurrentMap<Tracker, Reading> readings = new ConcurrentHashMap<>();
    private final Map<Tracker, Tracker.Watch> watches = new ConcurrentHashMap<>();

    TrackerSet(Runnable wakeUp) {
        this.wakeUp = wakeUp;
    }

    /** Starts what these routers use and was not used before, and stops what they do not use. */
    void use(List<VirtualRouterConfig> routers) {
        Set<Tracker> wanted = new HashSet<>();
        for (VirtualRouterConfig router : routers) {
            for (Tracking tracking : router.tracking()) {
                if (tracking.subject() instanceof Tracking.Subject.Condition(Tracker tracker)) {
                    wanted.add(tracker);
                }
            }
        }
        Map.copyOf(watches).forEach((tracker, watch) -> {
            if (!wanted.contains(tracker)) {
                watches.remove(tracker);
                watch.close();
                readings.remove(tracker);
            }
        });
        for (Tracker tracker : wanted) {
            watches.computeIfAbsent(tracker, _ -> tracker.start(reading -> {
                Reading before = readings.put(tracker, reading);
                if (!reading.equals(before)) {
                    changed.set(true);
                    wakeUp.run();
                }
            }));
        }
    }

    /** Whether a reading has changed since the last call. */
    boolean haveChanged() {
        return changed.getAndSet(false);
    }

    Reading reading(Tracker tracker) {
        return readings.getOrDefault(tracker, new Reading.Unknown());
    }
}
