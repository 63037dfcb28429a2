package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
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
