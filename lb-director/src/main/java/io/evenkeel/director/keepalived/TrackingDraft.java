package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.List;

/** What an instance or a sync group watches, while its block is read. */
final class TrackingDraft {
    final List<Tracking.Tracked> interfaces = new ArrayList<>();
    final List<Tracking.Tracked> scripts = new ArrayList<>();
    final List<Tracking.Tracked> files = new ArrayList<>();
    final List<Tracking.Tracked> processes = new ArrayList<>();
    final List<Tracking.Tracked> sessions = new ArrayList<>();
    boolean primary = true;

    Tracking finish() {
        return new Tracking(interfaces, scripts, files, processes, sessions, primary);
    }
}
