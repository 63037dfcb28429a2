package io.evenkeel.director.haproxy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.Complaint;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of environment variables in the place of {@code $NAME}, {@code ${NAME}}, {@code ${NAME-default}} and
 * {@code ${LIST[*]}}, and those of the pseudo variables {@code ${.FILE}}, {@code ${.LINE}} and {@code ${.SECTION}}. A variable that is
 * not set and has no default reads as empty, as in HAProxy; a warning says so.
 *
 * <p>Not thread-safe: it belongs to one reading, whose {@code setenv} lines change it.
 */
final class Variables {
    private final Environment given;
    private final Diagnostics diagnostics;
    /** What lines of the configuration have set, empty for what they have removed. */
    private final Map<String, Optional<String>> changed = new HashMap<>();
    private boolean reset;
    private String section = "";
    private @Nullable Position line;

    Variables(Environment given, Diagnostics diagnostics) {
        this.given = given;
        this.diagnostics = diagnostics;
    }

    /**
     * What stands at a {@code $}.
     *
     * @param values one; several, or none, for a list
     * @param end where the text goes on
     */
    record Expansion(List<String> values, int end) {}

    /** The environment as the lines so far have it. */
    Environment environment() {
        return this::value;
    }

    /** The section that is being read. */
    void enter(String name) {
        section = name;
    }

    /** The line that is being read. */
    void at(Position position) {
        line = position;
    }

    void set(String name, String value) {
        changed.put(name, Optional.of(value));
    }

    void remove(String name) {
        changed.put(name, Optional.empty());
    }

    /** Removes all but these. */
    void keepOnly(List<String> names) {
        Map<String, Optional<String>> kept = new HashMap<>();
        names.forEach(name -> kept.put(name, Optional.ofNullable(value(name))));
        changed.clear();
        changed.putAll(kept);
        reset = true;
    }

    @Nullable
    String value(String name) {
        Optional<String> change = changed.get(name);
        return change != null ? change.orElse(null) : reset ? null : given.get(name);
    }

    /** Expands all variables of a text; {@code at} is where messages point. */
    String expandAll(String text, Position at) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        var out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) == '$') {
                Expansion expansion = expand(text, i, text.length(), at);
                out.append(String.join(" ", expansion.values()));
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
        boolean pseudo = braced && start < limit && text.charAt(start) == '.';
        int end = start + (pseudo ? 1 : 0);
        while (end < limit && isNamePart(text.charAt(end), end == start)) {
            end++;
        }
        String name = text.substring(start, end);
        if (name.isEmpty()) {
            throw new Complaint(HaproxyRules.QUOTING, at, "a '$' without the name of a variable behind it",
                    "write '\\$' for the character itself");
        }
        if (!braced) {
            return new Expansion(List.of(valueOf(name, null, at)), end);
        }
        int close = text.indexOf('}', end);
        if (close < 0 || close >= limit) {
            throw new Complaint(HaproxyRules.QUOTING, at, "'${" + name + "' is not closed", "add '}'");
        }
        String tail = text.substring(end, close);
        boolean list = tail.startsWith("[*]");
        tail = list ? tail.substring("[*]".length()) : tail;
        if (!tail.isEmpty() && tail.charAt(0) != '-') {
            throw new Complaint(HaproxyRules.QUOTING, at, "'" + tail + "' in '${" + name + tail + "}' is not understood",
                    "expected: ${NAME}, ${NAME-default} or ${NAME[*]}");
        }
        String value = pseudo ? pseudo(name, at) : valueOf(name, tail.isEmpty() ? null : tail.substring(1), at);
        return new Expansion(list ? Arrays.stream(value.split(" +", -1)).filter(part -> !part.isEmpty()).toList() : List.of(value),
                close + 1);
    }

    private String pseudo(String name, Position at) {
        Position here = line == null ? at : line;
        return switch (name) {
            case ".FILE" -> here.file();
            case ".LINE" -> Integer.toString(here.line());
            case ".SECTION" -> section;
            default ->
                throw new Complaint(HaproxyRules.QUOTING, at, "there is no variable '" + name + "'", "expected: .FILE, .LINE or .SECTION");
        };
    }

    private String valueOf(String name, @Nullable String fallback, Position at) {
        String value = value(name);
        if (value != null) {
            return value;
        }
        if (fallback == null) {
            diagnostics.warning(HaproxyRules.UNSET_VARIABLE, at, "the environment variable '" + name + "' is not set and reads as empty",
                    "set it, or write ${" + name + "-default}");
            return "";
        }
        return fallback;
    }

    private static boolean isNamePart(char c, boolean first) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!first && c >= '0' && c <= '9');
    }
}
