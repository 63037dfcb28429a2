package io.evenkeel.director.haproxy;

import java.util.List;

import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Word;

/** What an ACL is made of: an expression, flags, and the patterns it is compared with (configuration manual 7.1). */
final class AclShape implements Shape {
    /** With its name in front, which later conditions may use. */
    static final Shape DEFINITION = new AclShape();

    private static final List<String> METHODS = List.of("str", "beg", "end", "sub", "dir", "dom", "reg", "int", "len", "ip", "bin", "bool",
            "found");

    private AclShape() {}

    @Override
    public String text() {
        return "name expression [-i | -m method | -f file | -n | -M | -u id | --] [pattern] ...";
    }

    @Override
    public boolean fits(Word word) {
        return true;
    }

    @Override
    public void match(Arguments statement) {
        Word name = statement.next("a name");
        if (!Names.isName(name.value())) {
            throw new Complaint(HaproxyRules.BAD_NAME, name.position(), "the name '" + name.value() + "' of an ACL is not allowed",
                    Names.EXPECTED);
        }
        if (name.value().equalsIgnoreCase("or")) {
            throw new Complaint(HaproxyRules.BAD_NAME, name.position(), "an ACL cannot be called 'or', which joins conditions", null);
        }
        statement.keep(name, name.value());
        inner(statement, false);
        statement.context(Scope.class).define(name.value());
    }

    /** Takes an ACL without its name; in braces up to the closing one, which stays. */
    static void inner(Arguments statement, boolean braces) {
        Word first = statement.next("a sample expression such as path or src");
        SampleExpression.Match match = SampleExpression.acl(first);
        statement.keep(first, first.value());
        String method = flags(statement, match);
        boolean file = method.startsWith("file:");
        String how = file ? method.substring("file:".length()) : method;
        boolean afterOperator = false;
        int patterns = 0;
        while (statement.hasNext() && !(braces && statement.rest().get(0).is("}"))) {
            Word pattern = statement.next("a pattern");
            boolean operator = (how.equals("int") || how.equals("len")) && Patterns.isOperator(pattern);
            try {
                if (!operator) {
                    Patterns.check(how, pattern, afterOperator);
                }
            } catch (Complaint complaint) {
                statement.complain(complaint);
            }
            afterOperator |= operator;
            statement.keep(pattern, pattern.value());
            patterns++;
        }
        if (patterns == 0 && !file && !how.equals("bool") && !how.equals("found")) {
            statement.diagnostics().warning(HaproxyRules.NO_EFFECT, first.position(),
                    "'" + first.value() + "' has nothing to match: it never does",
                    "add a pattern, or '-m found'");
        }
    }

    /** Takes the flags and says which method compares, with {@code file:} in front when patterns come from one. */
    private static String flags(Arguments statement, SampleExpression.Match match) {
        String method = match.method();
        String file = "";
        while (statement.hasNext() && statement.rest().get(0).value().startsWith("-")) {
            Word flag = statement.next("a flag");
            if (flag.value().matches("-[0-9.:]+")) {
                // A negative number.
                throw new Complaint(Rule.WRONG_VALUE, flag.position(), "'" + flag.value() + "' is not a flag of an ACL",
                        "write '--' in front of patterns that begin with '-'");
            }
            statement.keep(flag, flag.value());
            switch (flag.value()) {
                case "-i", "-n", "-M" -> {
                    // Alone.
                }
                case "-f" -> {
                    Word name = statement.next("the name of a file");
                    statement.keep(name, name.value());
                    file = "file:";
                }
                case "-u" -> {
                    Word id = statement.next("a number");
                    statement.keep(id, id.value());
                }
                case "-m" -> method = method(statement);
                case "--" -> {
                    return file + effective(statement, match, method);
                }
                default -> throw new Complaint(Rule.UNKNOWN_KEYWORD, flag.position(), "'" + flag.value() + "' is not a flag of an ACL",
                        "expected: -i -m -f -n -M -u; '--' in front of patterns that begin with '-'");
            }
        }
        return file + effective(statement, match, method);
    }

    private static String method(Arguments statement) {
        Word method = statement.next("a match method");
        if (!METHODS.contains(method.value())) {
            throw new Complaint(Rule.WRONG_VALUE, method.position(), "unknown match method '" + method.value() + "'",
                    "expected: " + String.join(" | ", METHODS) + orHint(Suggestion.didYouMean(method.value(), METHODS)));
        }
        statement.keep(method, method.value());
        return method.value();
    }

    private static String orHint(@org.jspecify.annotations.Nullable String hint) {
        return hint == null ? "" : "; " + hint;
    }

    private static String effective(Arguments statement, SampleExpression.Match match, String method) {
        if (!method.isEmpty()) {
            return method;
        }
        return switch (match.type()) {
            case "sint" -> "int";
            case "bool" -> "bool";
            case "ipv4", "ipv6", "addr" -> "ip";
            case "bin" -> throw new Complaint(HaproxyRules.SAMPLE_SYNTAX, statement.position(),
                    "an expression that gives bytes does not say how they are compared", "add '-m', such as '-m bin' or '-m str'");
            default -> "str";
        };
    }
}
