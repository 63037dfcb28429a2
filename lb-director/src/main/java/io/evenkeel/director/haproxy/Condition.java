package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition of {@code .if} and of {@code -cc}, as HAProxy 2.6 defines it (Configuration Manual, section 2.4): predicates, whole numbers,
 * {@code !}, {@code &&} before {@code ||}, parentheses. An empty condition is false. Pure.
 */
public final class Condition {
    private final String text;
    private final Predicates predicates;
    private int at;

    private Condition(String text, Predicates predicates) {
        this.text = text;
        this.predicates = predicates;
    }

    /**
     * Whether {@code text} holds.
     *
     * @param environment what {@code $NAME} in double quotes and {@code defined(NAME)} look at
     * @throws ConditionException when it is not a condition
     */
    public static boolean holds(String text, Environment environment) {
        var condition = new Condition(text, new Predicates(environment));
        condition.skipBlanks();
        if (condition.atEnd()) {
            return false;
        }
        boolean value = condition.or();
        if (!condition.atEnd()) {
            throw condition.unparsable();
        }
        return value;
    }

    // Both sides are always read: what stands behind a decided || must be a condition too.
    private boolean or() {
        boolean value = and();
        while (accept("||")) {
            value |= and();
        }
        return value;
    }

    private boolean and() {
        boolean value = term();
        while (accept("&&")) {
            value &= term();
        }
        return value;
    }

    private boolean term() {
        if (accept("!")) {
            return !term();
        }
        if (accept("(")) {
            boolean value = or();
            if (!accept(")")) {
                throw new ConditionException("expected ')' at '" + rest() + "'");
            }
            return value;
        }
        String word = word();
        if (word.matches("[-+]?[0-9]{1,18}")) {
            return Long.parseLong(word) != 0;
        }
        if (word.isEmpty() || !accept("(")) {
            at -= word.length();
            throw unparsable();
        }
        return predicates.holds(word, arguments(word));
    }

    private String word() {
        int start = at;
        while (!atEnd() && (Character.isLetterOrDigit(text.charAt(at)) || "_+-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(start, at);
        skipBlanks();
        return word;
    }

    private List<String> arguments(String predicate) {
        List<String> arguments = new ArrayList<>();
        while (true) {
            arguments.add(argument());
            if (accept(")")) {
                return arguments;
            }
            if (!accept(",")) {
                throw new ConditionException("expected ')' in argument " + arguments.size() + " of predicate '" + predicate + "'");
            }
        }
    }

    // Quotes and backslashes as in the configuration: nothing is special in '…', variables and backslashes are in "…".
    private String argument() {
        skipBlanks();
        var value = new StringBuilder();
        char quote = 0;
        for (; !atEnd(); at++) {
            char c = text.charAt(at);
            if (quote == 0 && (c == ',' || c == ')')) {
                break;
            }
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == '\\' && quote != '\'' && at + 1 < text.length()) {
                value.append(text.charAt(++at));
            } else if (c == '$' && quote == '"') {
                at += variable(value) - 1;
            } else {
                value.append(c);
            }
        }
        return quote == 0 ? value.toString().strip() : value.toString();
    }

    private int variable(StringBuilder value) {
        int start = at + 1;
        boolean braces = start < text.length() && text.charAt(start) == '{';
        start += braces ? 1 : 0;
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        value.append(predicates.variable(text.substring(start, end)));
        return end - at + (braces ? 1 : 0);
    }

    private boolean accept(String token) {
        skipBlanks();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        skipBlanks();
        return true;
    }

    private void skipBlanks() {
        while (!atEnd() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean atEnd() {
        return at >= text.length();
    }

    private String rest() {
        return text.substring(at);
    }

    private ConditionException unparsable() {
        return new ConditionException("unparsable conditional expression '" + rest() + "'");
    }
}
