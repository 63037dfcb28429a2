package io.evenkeel.director.keepalived;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Suggestion;

/** Whether what instances and sync groups track exists. */
final class TrackChecks {
    private final GlobalDraft global;
    private final List<BfdInstance> sessions;
    private final Diagnostics diagnostics;

    private TrackChecks(GlobalDraft global, List<BfdInstance> sessions, Diagnostics diagnostics) {
        this.global = global;
        this.sessions = sessions;
        this.diagnostics = diagnostics;
    }

    /** Leaves out what does not exist. */
    static void check(GlobalDraft global, List<BfdInstance> sessions, Diagnostics diagnostics) {
        var checks = new TrackChecks(global, sessions, diagnostics);
        global.instances.forEach(instance -> checks.check(instance.tracking));
        global.groups.forEach(group -> checks.check(group.tracking));
    }

    private void check(TrackingDraft tracking) {
        known(tracking.scripts, "vrrp_script");
        known(tracking.files, "track_file");
        known(tracking.processes, "vrrp_track_process");
        known(tracking.sessions, "bfd_instance");
        forInstances(tracking.sessions);
        List.of(tracking.interfaces, tracking.scripts, tracking.files, tracking.processes, tracking.sessions).forEach(this::once);
    }

    private void forInstances(List<Tracking.Tracked> list) {
        list.removeIf(tracked -> {
            boolean isForServers = sessions.stream().anyMatch(one -> one.name().equals(tracked.name()) && !one.forInstances());
            if (isForServers) {
                diagnostics.repair(KeepalivedRules.UNKNOWN_NAME, tracked.position(),
                        "bfd_instance '" + tracked.name() + "' is for servers only",
                        "it is left out", "take 'checker' out of it, or add 'vrrp'");
            }
            return isForServers;
        });
    }

    private void once(List<Tracking.Tracked> list) {
        Set<String> seen = new HashSet<>();
        list.removeIf(tracked -> {
            boolean isAgain = !seen.add(tracked.name());
            if (isAgain) {
                diagnostics.repair(KeepalivedRules.DUPLICATE, tracked.position(), "'" + tracked.name() + "' is tracked already",
                        "the first one counts", null);
            }
            return isAgain;
        });
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
