package io.evenkeel.director.haproxy;

import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Word;

/**
 * {@code if} or {@code unless} and a condition up to the end of the line: names of ACLs and ACLs in braces, {@code !} in
 * front, {@code ||} or {@code or} between (configuration manual 7.2). Printed with {@code ||} and with {@code !} joined to
 * what it denies.
 */
final class ConditionShape implements Shape {
    /** A condition that may be missing. */
    static final Shape MAYBE = Shape.maybe(new ConditionShape());
    /** A condition that may not. */
    static final Shape NEEDED = new ConditionShape();

    private ConditionShape() {}

    @Override
    public String text() {
        return "if | unless condition";
    }

    @Override
    public boolean fits(Word word) {
        return word.is("if") || word.is("unless");
    }

    @Override
    public void match(Arguments statement) {
        Word first = statement.next("'if' or 'unless' and a condition");
        if (!fits(first)) {
            throw new Complaint(HaproxyRules.CONDITION, first.position(),
                    "'" + statement.name() + "' expects 'if' or 'unless' and a condition, not '"
                            + first.value() + "'",
                    Suggestion.didYouMean(first.value(), java.util.List.of("if", "unless")));
        }
        statement.keep(first, first.value());
        String not = "";
        while (statement.hasNext()) {
            Word word = statement.next("a condition");
            if (word.value().matches("!+")) {
                not = not + word.value();
                continue;
            }
            String term = not + word.value();
            not = "";
            int marks = (int) term.chars().takeWhile(c -> c == '!').count();
            String name = term.substring(marks);
            String denial = marks % 2 == 0 ? "" : "!";
            switch (name) {
                case "||", "or", "OR" -> statement.keep(word, "||");
                case "{" -> {
                    statement.keep(word, denial + "{");
                    AclShape.inner(statement, true);
                    Word close = statement.next("a closing '}' behind a blank");
                    statement.keep(close, close.value());
                }
                default -> {
                    statement.keep(word, denial + name);
                    known(statement, word, name);
                }
            }
        }
    }

    private static void known(Arguments statement, Word word, String name) {
        Scope scope = statement.context(Scope.class);
        if (!scope.isDefined(name)) {
            String hint = name.equals("&&") || name.equals("and") ? "conditions that stand side by side must all hold: leave it out"
                    : name.startsWith("{") ? "a blank belongs behind '{' and in front of '}'" : Suggestion.didYouMean(name, scope.acls());
            statement.complain(new Complaint(HaproxyRules.UNKNOWN_ACL, word.position(), "there is no ACL '" + name + "' above", hint));
        }
    }
}
