package io.evenkeel.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.Severity;

/** What a check says at the end, and to programs. */
final class CheckReport {
    private CheckReport() {}

    /** Why the files cannot run, in one sentence: {@code 2 errors, 1 warning: this cannot run}. */
    static String sentence(Configuration configuration) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = configuration.count(severity);
            if (count > 0) {
                counts.add(count + " " + noun(severity) + (count == 1 ? "" : "s"));
            }
        }
        return String.join(", ", counts) + ": this cannot run";
    }

    /** One document: {@code valid}, {@code summary}, {@code diagnostics}, each of those on a line of its own. */
    static String json(Configuration configuration) {
        List<Diagnostic> diagnostics = configuration.diagnostics();
        var out = new StringBuilder("{\n");
        String summary = Arrays.stream(Severity.values())
                .map(severity -> Json.string(noun(severity) + "s") + ": " + configuration.count(severity))
                .collect(Collectors.joining(", "));
        out.append("  \"valid\": ").append(configuration.director() != null).append(",\n  \"summary\": {").append(summary)
                .append("},\n  \"diagnostics\": [");
        out.append(diagnostics.stream().map(CheckReport::json).collect(Collectors.joining(",", "", diagnostics.isEmpty() ? "" : "\n  ")));
        return out.append("]\n}\n").toString();
    }

    private static String json(Diagnostic diagnostic) {
        var at = diagnostic.position();
        String hint = diagnostic.hint();
        return "\n    {\"file\": " + Json.string(at.file()) + ", \"line\": " + at.line() + ", \"column\": " + at.column() + ", \"length\": "
                + at.length() + ", \"severity\": " + Json.string(noun(diagnostic.severity())) + ", \"rule\": "
                + Json.string(diagnostic.rule().id()) + ", \"message\": " + Json.string(diagnostic.message()) + ", \"hint\": "
                + (hint == null ? "null" : Json.string(hint)) + "}";
    }

    private static String noun(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case REFUSAL -> "refusal";
            case WARNING -> "warning";
            case NOTICE -> "notice";
        };
    }
}
