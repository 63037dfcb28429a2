package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Rule;
import org.jspecify.annotations.Nullable;

/** Blocks that say what can be tracked, while they are read; what they lack is found here. */
final class WatchDrafts {
    private WatchDrafts() {}

    /** A {@code track_file}. */
    static final class FileDraft {
        final String name;
        final Position position;
        @Nullable
        String path;
        int weight = 1;
        boolean reverse;
        @Nullable
        Integer initial;
        boolean overwrite;

        FileDraft(String name, Position position) {
            this.name = name;
            this.position = position;
        }

        private TrackFile finish(String file) {
            return new TrackFile(name, position, file, weight, reverse, initial, overwrite);
        }
    }

    /** A {@code vrrp_track_process}. */
    static final class ProcessDraft {
        final String name;
        final Position position;
        List<String> command = List.of();
        String match = "";
        int weight = 1;
        boolean reverse;
        int quorum = 1;
        int most = Integer.MAX_VALUE;
        boolean wholeCommand;
        Duration forkDelay = Duration.ZERO;
        Duration terminateDelay = Duration.ZERO;

        ProcessDraft(String name, Position position) {
            this.name = name;
            this.position = position;
        }

        private TrackProcess finish() {
            return new TrackProcess(name, position, command, match, weight, reverse, quorum, most, wholeCommand, forkDelay,
                    terminateDelay);
        }
    }

    /** A {@code bfd_instance}. */
    static final class SessionDraft {
        final String name;
        final Position position;
        @Nullable
        String neighbour;
        @Nullable
        String source;
        Duration minRx = Duration.ofMillis(10);
        Duration minTx = Duration.ofMillis(10);
        Duration idleTx = Duration.ofSeconds(1);
        int multiplier = 5;
        boolean passive;
        @Nullable
        Integer hopLimit;
        int maxHops;
        int weight;
        boolean reverse;
        boolean forInstances;
        boolean forServers;

        SessionDraft(String name, Position position) {
            this.name = name;
            this.position = position;
        }

        private BfdInstance finish(String other, Diagnostics diagnostics) {
            int began = hopLimit != null ? hopLimit : IpAddresses.isSix(other) ? BfdInstance.HOP_LIMIT : BfdInstance.TTL;
            if (maxHops > began) {
                diagnostics.repair(KeepalivedRules.HOPS, position, "'max_hops' of '" + name + "' is more than the " + began
                        + " hops that packets begin with", "it is " + began, null);
            }
            return new BfdInstance(name, position, other, source, minRx, minTx, idleTx, multiplier, passive, began,
                    Math.min(maxHops, began), weight, reverse, forInstances || !forServers);
        }
    }

    /** Those that say with whom, once each. */
    static List<BfdInstance> sessions(GlobalDraft global, Diagnostics diagnostics) {
        List<BfdInstance> sessions = new ArrayList<>();
        for (SessionDraft draft : global.sessions) {
            String neighbour = draft.neighbour;
            if (sessions.stream().anyMatch(other -> other.name().equals(draft.name))) {
                continue; // said where its name was read
            }
            if (neighbour == null) {
                incomplete("bfd_instance", draft.name, draft.position, "'neighbor_ip'", global, diagnostics);
            } else if (draft.source != null && IpAddresses.isSix(draft.source) != IpAddresses.isSix(neighbour)) {
                leftOut(draft, KeepalivedRules.ADDRESS_FAMILY,
                        "'source_ip' and 'neighbor_ip' of '" + draft.name + "' are of different families",
                        global, diagnostics);
            } else if (sessions.stream().anyMatch(other -> other.isWith(neighbour, draft.source))) {
                leftOut(draft, KeepalivedRules.DUPLICATE, "there is already a 'bfd_instance' with the neighbour " + neighbour, global,
                        diagnostics);
            } else {
                sessions.add(draft.finish(neighbour, diagnostics));
            }
        }
        return sessions;
    }

    private static void leftOut(SessionDraft draft, Rule rule, String what, GlobalDraft global, Diagnostics diagnostics) {
        diagnostics.repair(rule, draft.position, what, "it is left out", null);
        global.forget("bfd_instance", draft.name);
    }

    /** Those that say which file. */
    static List<TrackFile> files(GlobalDraft global, Diagnostics diagnostics) {
        return global.files.stream().filter(draft -> draft.path != null || incomplete("track_file", draft.name, draft.position,
                "'file'", global, diagnostics)).map(draft -> draft.finish(String.valueOf(draft.path))).toList();
    }

    /** Those that say which process. */
    static List<TrackProcess> processes(GlobalDraft global, Diagnostics diagnostics) {
        return global.processes.stream().filter(draft -> !draft.command.isEmpty() || incomplete("vrrp_track_process", draft.name,
                draft.position, "'process'", global, diagnostics)).map(ProcessDraft::finish).toList();
    }

    private static boolean incomplete(String keyword, String name, Position at, String missing, GlobalDraft global,
            Diagnostics diagnostics) {
        diagnostics.repair(KeepalivedRules.INCOMPLETE, at, "'" + name + "' has no " + missing, "it is left out", "add it");
        global.forget(keyword, name);
        return false;
    }
}
