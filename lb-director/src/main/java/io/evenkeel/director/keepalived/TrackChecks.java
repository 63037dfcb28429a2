package io.evenkeel.director.keepalived;

import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Suggestion;

/** Whether what instances and sync groups track exists. */
final class TrackChecks {
    private final GlobalDraft global;
    private final Diagnostics diagnostics;

    private TrackChecks(GlobalDraft global, Diagnostics diagnostics) {
        this.global = global;
        this.diagnostics = diagnostics;
    }

    /** Leaves out what does not exist. */
    static void check(GlobalDraft global, Diagnostics diagnostics) {
        var checks = new TrackChecks(global, diagnostics);
        global.instances.forEach(instance -> checks.check(instance.tracking));
        global.groups.forEach(group -> checks.check(group.tracking));
    }

    private void check(TrackingDraft tracking) {
        known(tracking.scripts, "vrrp_script");
        known(tracking.files, "track_file");
        known(tracking.processes, "vrrp_track_process");
        known(tracking.sessions, "bfd_instance");
    }

    private void known(List<Tracking.Tracked> list, String keyword) {
        if (list.isEmpty()) {
            return;
        }
        var names = global.named(keyword);
        list.removeIf(tracked -> {
            boolean unknown = !names.contains(tracked.name());
            if (unknown) {
                diagnostics.repair(KeepalivedRules.UNKNOWN_NAME, tracked.position(), "there is no " + keyword + " '" + tracked.name() + "'",
                        "it is left out", Suggestion.didYouMean(tracked.name(), names));
            }
            return unknown;
        });
    }
}
