package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.keepalived.ScriptPolicy.ScriptUser;
import org.jspecify.annotations.Nullable;

/** What {@code global_defs} say of scripts and FIFOs, while it is read. */
final class GlobalScriptsDraft {
    private static final List<String> FIFOS = List.of("notify_fifo", "vrrp_notify_fifo");
    static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    @Nullable
    ScriptUser user;
    boolean security;
    boolean symlinks;
    /** The paths of FIFOs, by keyword. */
    final Map<String, FifoDraft> fifos = new HashMap<>();
    /** {@code startup_script} and the like, by keyword. */
    final Map<String, Script> scripts = new HashMap<>();
    Duration startupTimeout = USUAL_TIMEOUT;
    Duration shutdownTimeout = USUAL_TIMEOUT;
    boolean priorityChanges;
    boolean statesOnReload;

    /** The path of a FIFO. */
    record FifoDraft(String path, Position position, @Nullable ScriptUser owner) {}

    GlobalScripts scripts() {
        return new GlobalScripts(new ScriptPolicy(user, security, symlinks), hook("startup_script", startupTimeout),
                hook("shutdown_script", shutdownTimeout));
    }

    private @Nullable Hook hook(String keyword, Duration timeout) {
        Script script = scripts.get(keyword);
        return script == null ? null : new Hook(script, timeout);
    }

    FifoSettings fifos(Diagnostics diagnostics) {
        List<Fifo> all = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (String keyword : FIFOS) {
            FifoDraft draft = fifos.get(keyword);
            Script reader = scripts.get(keyword + "_script");
            if (draft == null) {
                if (reader != null) {
                    diagnostics.warning(KeepalivedRules.INCOMPLETE, reader.position(), "'" + keyword + "_script' without '" + keyword
                            + "': it never runs", "add the path of a FIFO");
                }
            } else if (paths.add(draft.path())) {
                all.add(new Fifo(draft.path(), draft.owner(), reader));
            } else {
                diagnostics.warning(KeepalivedRules.DUPLICATE, draft.position(), "'notify_fifo' has this path too: each line is written"
                        + " there once", "give one of them another path");
            }
        }
        return new FifoSettings(all, priorityChanges, statesOnReload);
    }
}
