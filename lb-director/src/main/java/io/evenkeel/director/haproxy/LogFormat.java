package io.evenkeel.director.haproxy;

import java.util.List;
import java.util.Set;

import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/** Checks a text with {@code %[expression]}, {@code %name} and {@code %%} in it (configuration manual 8.2.6). */
final class LogFormat {
    /** A word of that form. */
    static final Value<String> FORMAT = Value.of("format", (statement, word) -> check(word), text -> text);

    private static final Set<String> NAMES = Set.of("o", "B", "CC", "CS", "H", "HM", "HP", "HPO", "HQ", "HU", "HV", "ID", "ST", "T", "Ta",
            "Tc", "Td", "Th", "Ti", "Tl", "Tq", "TR", "Tr", "Ts", "Tt", "Tu", "Tw", "U", "ac", "b", "bc", "bi", "bp", "bq", "ci", "cp", "f",
            "fc", "fi", "fp", "ft", "lc", "hr", "hrl", "hs", "hsl", "ms", "pid", "r", "rc", "rt", "s", "sc", "si", "sp", "sq", "sslc",
            "sslv",
            "t", "tr", "trg", "trl", "ts", "tsc");

    private LogFormat() {}

    private static String check(Word word) {
        String text = word.value();
        int at = text.indexOf('%');
        while (at >= 0) {
            at = text.indexOf('%', item(word, text, at + 1));
        }
        return text;
    }

    /** Takes what stands behind a {@code %} and says where the text goes on. */
    private static int item(Word word, String text, int start) {
        int at = start;
        if (at < text.length() && text.charAt(at) == '%') {
            return at + 1;
        }
        if (at < text.length() && text.charAt(at) == '{') {
            int close = text.indexOf('}', at);
            if (close < 0) {
                throw wrong(word, "'%" + text.substring(at) + "' is not closed", "add '}'");
            }
            at = close + 1;
        }
        if (at >= text.length()) {
            throw wrong(word, "'%' stands at the end of '" + text + "'", "write '%%' for the character itself");
        }
        if (text.charAt(at) == '[') {
            int end = SampleExpression.endOf(word, at + 1);
            if (end >= text.length() || text.charAt(end) != ']') {
                throw wrong(word, "'" + text.substring(start - 1) + "' is not closed", "add ']'");
            }
            return end + 1;
        }
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String name = text.substring(at, end);
        if (!NAMES.contains(name)) {
            throw wrong(word, "'%" + text.substring(at, Math.max(end, Math.min(at + 1, text.length()))) + "' is not a variable of a format",
                    orPercent(Suggestion.didYouMean(name, List.copyOf(NAMES))));
        }
        return end;
    }

    private static String orPercent(@Nullable String hint) {
        return hint == null ? "write '%%' for the character itself" : hint;
    }

    private static Complaint wrong(Word word, String message, @Nullable String hint) {
        return new Complaint(HaproxyRules.LOG_FORMAT, word.position(), message, hint);
    }
}
