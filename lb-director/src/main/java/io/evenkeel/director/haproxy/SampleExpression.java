package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.haproxy.SampleCatalog.Function;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/**
 * Checks a sample expression: a fetch and its converters, each perhaps with arguments in parentheses (configuration
 * manual 7). It is not evaluated here.
 */
final class SampleExpression {
    /** An expression that fills a word. */
    static final Value<String> EXPRESSION = new Value<>("expression", SampleExpression::whole, text -> text, SampleExpression::begins);
    /** Converters alone, as some keywords take them behind a fetch of their own. */
    static final Value<String> CONVERTERS = Value.of("converters", SampleExpression::converters, text -> text);

    private final Word word;
    private final String text;
    private int at;
    private String type = "any";

    private SampleExpression(Word word, int at) {
        this.word = word;
        this.text = word.value();
        this.at = at;
    }

    /** Where an expression that begins inside a word ends: at the word's end, or at the first character that is none of its. */
    static int endOf(Word word, int start) {
        var expression = new SampleExpression(word, start);
        expression.fetch(Map.of());
        expression.tail();
        return expression.at;
    }

    /** The type and, of a short form, the match method of the expression that an ACL is made of. */
    static Match acl(Word word) {
        var expression = new SampleExpression(word, 0);
        String method = expression.fetch(SampleCatalog.SHORT_FORMS);
        expression.tail();
        expression.end();
        return new Match(expression.type, method);
    }

    /** What an ACL compares and how; the method is empty when the type decides. */
    record Match(String type, String method) {}

    private static boolean begins(String word) {
        String name = name(word, 0);
        return SampleCatalog.FETCHES.containsKey(name);
    }

    private static String whole(Arguments statement, Word word) {
        int end = endOf(word, 0);
        if (end < word.value().length()) {
            throw complain(word, "'" + word.value().substring(end) + "' has no place in the expression '" + word.value() + "'", null);
        }
        return word.value();
    }

    private static String converters(Arguments statement, Word word) {
        var expression = new SampleExpression(word, 0);
        expression.converter();
        expression.tail();
        expression.end();
        return word.value();
    }

    private String fetch(Map<String, SampleCatalog.ShortForm> shortForms) {
        String name = name(text, at);
        SampleCatalog.ShortForm form = shortForms.get(name);
        Function fetch = SampleCatalog.FETCHES.get(form == null ? name : form.fetch());
        if (fetch == null) {
            List<String> known = new ArrayList<>(SampleCatalog.FETCHES.keySet());
            known.addAll(shortForms.keySet());
            throw new Complaint(HaproxyRules.UNKNOWN_SAMPLE, word.position(),
                    name.isEmpty() ? "'" + text.substring(at) + "' is not a sample expression" : "unknown sample fetch '" + name + "'",
                    name.isEmpty() ? "expected: such as src, path or req.hdr(host)" : Suggestion.didYouMean(name, known));
        }
        at += name.length();
        arguments(name, fetch);
        type = fetch.type();
        return form == null ? "" : form.method();
    }

    private void tail() {
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            converter();
        }
    }

    private void converter() {
        String name = name(text, at);
        Function converter = SampleCatalog.CONVERTERS.get(name);
        if (converter == null) {
            throw new Complaint(HaproxyRules.UNKNOWN_SAMPLE, word.position(), "unknown converter '" + name + "' in '" + text + "'",
                    Suggestion.didYouMean(name, SampleCatalog.CONVERTERS.keySet()));
        }
        at += name.length();
        arguments(name, converter);
        type = converter.type().equals("any") ? type : converter.type();
    }

    private void end() {
        if (at < text.length()) {
            throw complain(word, "'" + text.substring(at) + "' has no place in the expression '" + text + "'", null);
        }
    }

    private void arguments(String name, Function function) {
        List<String> given = at < text.length() && text.charAt(at) == '(' ? list(name) : List.of();
        boolean nothing = given.isEmpty() || (given.size() == 1 && given.get(0).isEmpty());
        if (nothing ? function.needed() > 0 : given.size() < function.needed()) {
            throw complain(word, "'" + name + "' needs " + function.needed() + " argument" + (function.needed() == 1 ? "" : "s"),
                    "expected: " + name + "(" + String.join(",", function.kinds().subList(0, function.needed())) + ")");
        }
        if (!nothing && given.size() > function.kinds().size()) {
            throw complain(word, "'" + name + "' takes " + (function.kinds().isEmpty() ? "no" : "at most " + function.kinds().size())
                    + " arguments, not " + given.size(), null);
        }
        for (int i = 0; i < given.size() && i < function.kinds().size(); i++) {
            check(name, function.kinds().get(i), given.get(i));
        }
    }

    private void check(String name, String kind, String argument) {
        switch (kind) {
            case "int" -> {
                if (!argument.matches("-?[0-9]+") && !argument.isEmpty()) {
                    throw complain(word, name + ": " + argument, "expected: a whole number");
                }
            }
            case "regex" -> Patterns.regex(word, argument);
            case "ip4" -> {
                if (!Addresses.isIpv4(argument)) {
                    throw complain(word, name + ": " + argument, "expected: an IPv4 address");
                }
            }
            default -> {
                // Any text, or a name that is looked up once all sections are read.
            }
        }
    }

    /** Takes {@code (a,b)}: commas and parentheses inside quotes belong to an argument, and so does what is behind a backslash. */
    private List<String> list(String name) {
        int open = at++;
        List<String> given = new ArrayList<>();
        var argument = new StringBuilder();
        char quote = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote == 0 && (c == ',' || c == ')')) {
                given.add(argument.toString());
                argument.setLength(0);
                if (c == ')') {
                    at++;
                    return given;
                }
            } else if (c == '\\' && quote != '\'' && at + 1 < text.length()) {
                argument.append(c).append(text.charAt(++at));
            } else if (quote == 0 ? c == '"' || c == '\'' : c == quote) {
                quote = quote == 0 ? c : 0;
            } else {
                argument.append(c);
            }
        }
        throw complain(word, "the parenthesis behind '" + name + "' is not closed in '" + text.substring(open - name.length()) + "'",
                "add ')'");
    }

    private static String name(String text, int from) {
        int end = from;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || "._:-+".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return text.substring(from, end);
    }

    private static Complaint complain(Word word, String message, @org.jspecify.annotations.Nullable String hint) {
        return new Complaint(HaproxyRules.SAMPLE_SYNTAX, word.position(), message, hint);
    }
}
