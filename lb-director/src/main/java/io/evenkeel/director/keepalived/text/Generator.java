package io.evenkeel.director.keepalived.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.Complaint;
import org.jspecify.annotations.Nullable;

/**
 * {@code ~SEQ(var[, start[, step]], end)}, the same with {@code x} in hexadecimal, and {@code ~LST(var, a, b)} or
 * {@code ~LST({v, w}, {a, b}, {c, d})}: the rest of the line once for each value.
 *
 * @param names the variables
 * @param values for each round one value a variable, not counted yet
 * @param end where the rest of the line starts
 */
record Generator(List<String> names, Stream<List<String>> values, int end) {
    private static final Pattern START = Pattern.compile("~(SEQx?|LST)\\(");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("-?(0[xX][0-9a-fA-F]{1,8}|[0-9]{1,9})");

    /** Whether a line begins with a generator at this place. */
    static boolean startsAt(Line line, int start) {
        return START.matcher(line.text()).region(start, line.length()).lookingAt();
    }

    /** Where the parenthesis of the generator closes, or -1. */
    static int close(Line line, int start) {
        return line.text().indexOf(')', start);
    }

    /**
     * The generator at this place, known to start there.
     *
     * @throws Complaint when it does not have its form
     */
    static Generator parse(Line line, int start) {
        Matcher matcher = START.matcher(line.text()).region(start, line.length());
        int close = close(line, start);
        if (!matcher.lookingAt() || close < 0) {
            throw wrong(line.position(start, line.length()), "this generator is not closed", "add ')'");
        }
        Position at = line.position(start, close + 1);
        List<List<String>> arguments = arguments(line.text().substring(matcher.end(), close), at);
        String kind = matcher.group(1);
        List<String> names = arguments.get(0);
        if (!names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw wrong(at, "the name of the variable is not one", "expected: letters, digits and _");
        }
        Stream<List<String>> values = kind.equals("LST") ? list(arguments, at) : sequence(arguments, kind.equals("SEQx"), at);
        return new Generator(names, values, close + 1);
    }

    private static Stream<List<String>> list(List<List<String>> arguments, Position at) {
        List<List<String>> values = arguments.subList(1, arguments.size());
        if (values.isEmpty() || !values.stream().allMatch(value -> value.size() == arguments.get(0).size())) {
            throw wrong(at, "~LST needs a value for each variable in each round", "as in ~LST({A, B}, {1, 2}, {3, 4})");
        }
        return values.stream();
    }

    private static Stream<List<String>> sequence(List<List<String>> arguments, boolean hexadecimal, Position at) {
        if (arguments.size() < 2 || arguments.size() > 4 || !arguments.stream().allMatch(argument -> argument.size() == 1)) {
            throw wrong(at, "~SEQ takes a variable and one to three numbers", "as in ~SEQ(N, 1, 10)");
        }
        List<Long> numbers = arguments.subList(1, arguments.size()).stream().map(argument -> number(argument.get(0), at)).toList();
        long last = numbers.get(numbers.size() - 1);
        long first = numbers.size() > 1 ? numbers.get(0) : last < 0 ? -1 : 1;
        long step = numbers.size() > 2 ? numbers.get(1) : last < first ? -1 : 1;
        if (step == 0 || (last - first) * step < 0) {
            throw wrong(at, "~SEQ never gets from " + first + " to " + last + " in steps of " + step, null);
        }
        return LongStream.rangeClosed(0, (last - first) / step).mapToObj(i -> List.of(spelled(first + i * step, hexadecimal)));
    }

    private static String spelled(long number, boolean hexadecimal) {
        return Long.toString(number, hexadecimal ? 16 : 10);
    }

    private static long number(String text, Position at) {
        if (!NUMBER.matcher(text).matches()) {
            throw wrong(at, "'" + text + "' is not a number", "as in ~SEQ(N, 1, 10) or ~SEQx(N, 0x10, 0x1f)");
        }
        try {
            return Long.decode(text);
        } catch (NumberFormatException e) {
            throw wrong(at, "'" + text + "' is not a number: what begins with 0 is octal", "write it without the 0");
        }
    }

    /** Arguments between commas; a group in braces is several. */
    private static List<List<String>> arguments(String text, Position at) {
        List<List<String>> arguments = new ArrayList<>();
        int start = 0;
        boolean inside = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            if (c == '{' || c == '}') {
                if (inside == (c == '{')) {
                    throw wrong(at, "the braces in this generator do not match", null);
                }
                inside = c == '{';
            } else if (c == ',' && !inside) {
                arguments.add(group(text.substring(start, i).strip()));
                start = i + 1;
            }
        }
        if (inside) {
            throw wrong(at, "the braces in this generator do not match", null);
        }
        return arguments;
    }

    private static List<String> group(String text) {
        boolean braces = text.startsWith("{") && text.endsWith("}");
        return braces ? Stream.of(text.substring(1, text.length() - 1).split(",", -1)).map(String::strip).toList() : List.of(text);
    }

    private static Complaint wrong(Position at, String message, @Nullable String hint) {
        return new Complaint(TextRules.GENERATOR, at, message, hint);
    }
}
