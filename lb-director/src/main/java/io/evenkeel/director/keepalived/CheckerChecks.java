package io.evenkeel.director.keepalived;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Statement;

/** Whether the checks of a server have what they need. */
final class CheckerChecks {
    private CheckerChecks() {}

    static void check(Statement server, GlobalDraft global, Diagnostics diagnostics) {
        for (Statement check : server.body()) {
            switch (check.keyword()) {
                case "HTTP_GET", "SSL_GET" -> {
                    if (ServerChecks.find(check, "url") == null) {
                        diagnostics.error(KeepalivedRules.CHECK, check.position(), "'" + check.keyword() + "' without a 'url'", null);
                    }
                    check.body().stream().filter(url -> url.keyword().equals("url") && ServerChecks.find(url, "path") == null)
                            .forEach(url -> diagnostics.error(KeepalivedRules.CHECK, url.position(), "'url' without a 'path'", null));
                }
                case "MISC_CHECK" -> {
                    if (ServerChecks.find(check, "misc_path") == null) {
                        diagnostics.repair(KeepalivedRules.CHECK, check.position(), "'MISC_CHECK' without 'misc_path'", "it is left out",
                                null);
                    }
                }
                case "BFD_CHECK" -> named(check, "name", "bfd_instance", global, diagnostics);
                case "FILE_CHECK" -> named(check, "track_file", "track_file", global, diagnostics);
                default -> {
                    // Nothing is needed.
                }
            }
        }
    }

    private static void named(Statement check, String keyword, String block, GlobalDraft global,
            Diagnostics diagnostics) {
        String name = ServerChecks.value(check, keyword);
        var known = global.named(block);
        if (name == null || !known.contains(name)) {
            diagnostics.repair(KeepalivedRules.UNKNOWN_NAME, check.position(),
                    name == null ? "'" + check.keyword() + "' without '" + keyword + "'" : "there is no " + block + " '" + name + "'",
                    "the check is left out", name == null ? null : Suggestion.didYouMean(name, known));
        }
    }
}
