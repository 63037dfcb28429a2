package io.evenkeel.director.haproxy;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** The kinds of value that many keywords share. */
final class Kinds {
    static final Value<String> TEXT = Value.word("text");
    static final Value<String> FILE = Value.word("file");
    static final Value<String> PATH = Value.word("path");
    static final Value<String> URL = Value.word("url");
    /** From 0. */
    static final Value<Integer> COUNT = Value.integer(0, Integer.MAX_VALUE);
    /** From 1. */
    static final Value<Integer> POSITIVE = Value.integer(1, Integer.MAX_VALUE);
    static final Value<Integer> PORT = Value.integer("port", 1, 65535);
    static final Value<String> ON_OFF = Value.oneOf("on", "off");
    /** The name of a header, or another token of HTTP. */
    static final Value<String> HEADER = Value.matching("name", Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+").asMatchPredicate(),
            "letters, digits and signs such as - and _");
    /** Status codes of a local answer. */
    static final Value<Integer> STATUS = Value.integer("status", 200, 599);
    static final Value<String> LOG_LEVEL = Value.oneOf("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
    static final Value<String> FACILITY = Value.oneOf("kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron",
            "auth2", "ftp", "ntp", "audit", "alert", "cron2", "local0", "local1", "local2", "local3", "local4", "local5", "local6",
            "local7");
    /** A number as C writes them: decimal, or hexadecimal behind {@code 0x}. */
    static final Value<String> C_NUMBER = Value.matching("number", Pattern.compile("0x[0-9A-Fa-f]+|[0-9]+").asMatchPredicate(),
            "a number such as 16 or 0x10");
    static final Value<String> TLS_VERSION = Value.oneOf("SSLv3", "TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3");
    /** A sample expression, whose converters may also stand behind it as words of their own. */
    static final Shape EXPRESSION = new Expression();
    static final Shape IF = ConditionShape.MAYBE;

    private Kinds() {}

    /** Checks what stands in the parentheses of the keyword itself, such as {@code set-var(txn.x)}. */
    static Shape inParentheses(Predicate<String> test, String expected) {
        return new InParentheses(test, expected);
    }

    private record InParentheses(Predicate<String> test, String expected) implements Shape {
        @Override
        public String text() {
            return "";
        }

        @Override
        public void match(Arguments statement) {
            String name = statement.name();
            int open = name.indexOf('(');
            boolean closed = open > 0 && name.endsWith(")");
            if (!closed || !test.test(name.substring(open + 1, name.length() - 1))) {
                statement.complain(
                        new Complaint(Rule.WRONG_VALUE, statement.position(), "'" + name + "' has a wrong form", "expected: " + expected));
            }
        }

        @Override
        public boolean fits(Word word) {
            return true;
        }
    }

    private record Expression() implements Shape {
        @Override
        public String text() {
            return "expression";
        }

        @Override
        public void match(Arguments statement) {
            Word first = statement.next("a sample expression such as src or req.hdr(host)");
            var text = new StringBuilder(first.value());
            while (statement.hasNext() && continues(statement.rest().get(0).value())) {
                String word = statement.next("a converter").value();
                text.append(word.startsWith(",") || text.charAt(text.length() - 1) == ',' ? "" : ",").append(word);
            }
            var whole = new Word(text.toString(), first.position());
            try {
                statement.keep(whole, SampleExpression.EXPRESSION.parse(statement, whole));
            } catch (Complaint complaint) {
                statement.complain(complaint);
                statement.keep(whole, whole.value());
            }
        }

        private static boolean continues(String word) {
            String name = word.replaceFirst("^,", "").split("[(,]", 2)[0];
            return SampleCatalog.CONVERTERS.containsKey(name) && !List.of("if", "unless").contains(name);
        }

        @Override
        public boolean fits(Word word) {
            return SampleExpression.EXPRESSION.fits(word);
        }
    }
}
