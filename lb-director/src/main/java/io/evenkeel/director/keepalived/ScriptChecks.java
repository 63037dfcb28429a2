package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.keepalived.GlobalDraft.ScriptDraft;
import io.evenkeel.director.syntax.Document;
import io.evenkeel.director.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Scripts: what they need, and whether they run safely. Whether they exist is found out when they are run. */
final class ScriptChecks {
    private static final Set<String> RUNS = Set.of("script", "startup_script", "shutdown_script", "notify", "notify_master",
            "notify_backup",
            "notify_fault", "notify_stop", "notify_deleted", "notify_master_rx_lower_pri", "notify_up", "notify_down", "quorum_up",
            "quorum_down", "misc_path", "notify_fifo_script", "vrrp_notify_fifo_script", "lvs_notify_fifo_script");

    private ScriptChecks() {}

    static List<VrrpScript> scripts(GlobalDraft global, Document document, Diagnostics diagnostics) {
        List<VrrpScript> scripts = new ArrayList<>();
        for (ScriptDraft draft : global.scripts) {
            if (draft.script == null) {
                diagnostics.repair(KeepalivedRules.SCRIPT, draft.position, "'" + draft.name + "' has no 'script'", "it is left out",
                        "add the command");
                global.forget("vrrp_script", draft.name);
            } else {
                Duration timeout = draft.timeout == null ? draft.interval : draft.timeout;
                scripts.add(new VrrpScript(draft.name, draft.position,
                        new Script(draft.script.command(), draft.user, draft.group, draft.position),
                        draft.interval, timeout, draft.weight, draft.reverse, draft.rise, draft.fall, draft.failsFirst));
            }
        }
        security(document.statements(), diagnostics);
        return scripts;
    }

    private static void security(List<Statement> statements, Diagnostics diagnostics) {
        if (place(statements, Set.of("enable_script_security")) == null) {
            Position at = place(statements, RUNS);
            if (at != null) {
                diagnostics.warning(KeepalivedRules.SCRIPT_SECURITY, at, "scripts run without 'enable_script_security'",
                        "add it to 'global_defs': scripts that others than root can change are refused then");
            }
        }
    }

    private static @Nullable Position place(List<Statement> statements, Set<String> keywords) {
        for (Statement statement : statements) {
            boolean silent = statement.keyword().equals("notify_deleted") && statement.arguments().isEmpty();
            if (!statement.block() && keywords.contains(statement.keyword()) && !silent) {
                return statement.position();
            }
            Position inside = place(statement.body(), keywords);
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }
}
