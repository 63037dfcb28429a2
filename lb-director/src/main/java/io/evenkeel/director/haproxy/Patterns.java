package io.evenkeel.director.haproxy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** What ACLs compare with: numbers with operators and ranges, networks, regular expressions. */
final class Patterns {
    /** A regular expression. */
    static final Value<String> REGEX = Value.of("regex", (statement, word) -> regex(word, word.value()), text -> text);

    private static final List<String> OPERATORS = List.of("eq", "ge", "gt", "le", "lt");
    /** Forms of PCRE that Java's expressions do not have; they are taken as they are. */
    private static final Pattern PCRE_ONLY = Pattern.compile("\\(\\?[|R0-9&P]|\\\\K|\\(\\*|\\[:");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern RANGE = Pattern.compile("(-?[0-9]+(\\.[0-9]+)?)?(:(-?[0-9]+(\\.[0-9]+)?)?)?");

    private Patterns() {}

    /** Checks an expression as far as Java's and PCRE's agree. */
    static String regex(Word word, String text) {
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            if (!PCRE_ONLY.matcher(text).find()) {
                throw new Complaint(HaproxyRules.BAD_REGEX, word.position(), "the regular expression '" + text + "' has a wrong form",
                        e.getDescription());
            }
        }
        return text;
    }

    /** Whether the word is an operator in front of a number. */
    static boolean isOperator(Word word) {
        return OPERATORS.contains(word.value());
    }

    /** Checks one pattern of an ACL. */
    static void check(String method, Word word, boolean afterOperator) {
        String text = word.value();
        switch (method) {
            case "int", "len" -> {
                boolean good = afterOperator ? NUMBER.matcher(text).matches() : !text.isEmpty() && RANGE.matcher(text).matches();
                if (!good) {
                    throw wrong(word, "a number such as 80, or a range such as 1024:65535");
                }
            }
            case "ip" -> {
                int slash = text.indexOf('/');
                String address = slash < 0 ? text : text.substring(0, slash);
                String mask = slash < 0 ? "0" : text.substring(slash + 1);
                boolean numeric = address.matches("[0-9.]+") || address.indexOf(':') >= 0;
                boolean good = address.indexOf(':') >= 0 ? Addresses.isIpv6(address) && prefix(mask, 128)
                        : (!numeric || address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){0,3}\\.?"))
                                && (prefix(mask, 32) || Addresses.isIpv4(mask));
                if (!good || address.isEmpty()) {
                    throw wrong(word, "an address or a network such as 10.0.0.0/8");
                }
            }
            case "reg" -> regex(word, text);
            case "bin" -> {
                if (!text.matches("([0-9A-Fa-f]{2})*")) {
                    throw wrong(word, "pairs of hexadecimal digits");
                }
            }
            default -> {
                // Any text.
            }
        }
    }

    private static boolean prefix(String text, int most) {
        return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= most;
    }

    private static Complaint wrong(Word word, String expected) {
        return new Complaint(io.evenkeel.director.diagnostic.Rule.WRONG_VALUE, word.position(), "acl: " + word.value(),
                "expected: " + expected);
    }
}
