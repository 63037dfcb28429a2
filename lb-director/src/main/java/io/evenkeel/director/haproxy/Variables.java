package io.evenkeel.director.haproxy;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.Complaint;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of environment variables in the place of {@code $NAME}, {@code ${NAME}} and {@code ${NAME-default}}.
 * A variable that is not set and has no default reads as empty, as in HAProxy; a warning says so.
 */
final class Variables {
    private final Environment environment;
    private final Diagnostics diagnostics;

    Variables(Environment environment, Diagnostics diagnostics) {
        this.environment = environment;
        this.diagnostics = diagnostics;
    }

    /** What stands at a {@code $}: its value and where the text goes on. */
    record Expansion(String value, int end) {}

    /** Expands all variables of a text; {@code at} is where messages point. */
    String expandAll(String text, Position at) {
        var out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) == '$') {
                Expansion expansion = expand(text, i, text.length(), at);
                out.append(expansion.value());
                i = expansion.end();
            } else {
                out.append(text.charAt(i++));
            }
        }
        return out.toString();
    }

    /**
     * Expands the variable at a {@code $}.
     *
     * @param limit where the text that may belong to it ends
     */
    Expansion expand(String text, int dollar, int limit, Position at) {
        boolean braced = dollar + 1 < limit && text.charAt(dollar + 1) == '{';
        int start = dollar + (braced ? 2 : 1);
        int end = start;
        while (end < limit && isNamePart(text.charAt(end), end == start)) {
            end++;
        }
        String name = text.substring(start, end);
        if (name.isEmpty()) {
            throw new Complaint(at, "a '$' without the name of a variable behind it", "write '\\$' for the character itself");
        }
        if (!braced) {
            return new Expansion(valueOf(name, null, at), end);
        }
        int close = text.indexOf('}', end);
        if (close < 0 || close >= limit) {
            throw new Complaint(at, "'${" + name + "' is not closed", "add '}'");
        }
        String tail = text.substring(end, close);
        if (tail.startsWith("[")) {
            throw Complaint.refusal(at, "the list '${" + name + tail + "}' is not carried out: not built yet", null);
        }
        if (!tail.isEmpty() && tail.charAt(0) != '-') {
            throw new Complaint(at, "'" + tail + "' in '${" + name + tail + "}' is not understood", "expected: ${NAME} or ${NAME-default}");
        }
        return new Expansion(valueOf(name, tail.isEmpty() ? null : tail.substring(1), at), close + 1);
    }

    private String valueOf(String name, @Nullable String fallback, Position at) {
        String value = environment.get(name);
        if (value != null) {
            return value;
        }
        if (fallback == null) {
            diagnostics.warning(at, "the environment variable '" + name + "' is not set and reads as empty",
                    "set it, or write ${" + name + "-default}");
            return "";
        }
        return fallback;
    }

    private static boolean isNamePart(char c, boolean first) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!first && c >= '0' && c <= '9');
    }
}
