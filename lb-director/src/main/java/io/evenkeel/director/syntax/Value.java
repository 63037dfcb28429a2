package io.evenkeel.director.syntax;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import io.evenkeel.director.diagnostic.Suggestion;

/**
 * A shape of exactly one word that means something.
 *
 * @param text what it is, for messages and the guide: {@code time}, {@code 0..256}
 * @param parser from the word to its meaning; complains when it has none
 * @param printer the canonical word for a meaning; parsing it again gives the same
 * @param starts whether a word can be one at first sight, where it is optional
 * @param <T> what the word means
 */
public record Value<T>(String text, Parser<T> parser, Function<T, String> printer, Predicate<String> starts) implements Shape {

    /** Says what a word means. */
    @FunctionalInterface
    public interface Parser<T> {
        /**
         * The meaning of a word.
         *
         * @throws Complaint when it has none
         */
        T parse(Arguments statement, Word word);
    }

    /** One for which any word may be taken at first sight. */
    public static <T> Value<T> of(String text, Parser<T> parser, Function<T, String> printer) {
        return new Value<>(text, parser, printer, word -> true);
    }

    /** Any word; {@code text} says what it is for. */
    public static Value<String> word(String text) {
        return of(text, (statement, word) -> word.value(), value -> value);
    }

    /** A word that passes a test. */
    public static Value<String> matching(String text, Predicate<String> test, String expected) {
        return new Value<>(text, (statement, word) -> {
            if (!test.test(word.value())) {
                throw statement.wrong(word, expected, null);
            }
            return word.value();
        }, value -> value, test);
    }

    /** A whole number in a range; without leading zeros when printed. */
    public static Value<Integer> integer(int least, int most) {
        String range = most == Integer.MAX_VALUE && (least == 0 || least == 1) ? "number" : least + ".." + most;
        return integer(range, least, most);
    }

    /** A whole number in a range that the guide calls {@code text}. */
    public static Value<Integer> integer(String text, int least, int most) {
        return new Value<>(text, (statement, word) -> {
            try {
                int value = Integer.parseInt(word.value());
                if (value >= least && value <= most && !word.value().startsWith("+")) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw statement.wrong(word, least + ".." + most, null);
            }
            throw statement.wrong(word, least + ".." + most, null);
        }, value -> Integer.toString(value), word -> word.matches("-?[0-9]+"));
    }

    /** One of these words; otherwise the nearest is suggested. */
    public static Value<String> oneOf(String... known) {
        return oneOf(List.of(known));
    }

    /** One of these words; otherwise the nearest is suggested. */
    public static Value<String> oneOf(List<String> known) {
        String text = String.join(" | ", known);
        return new Value<>(text, (statement, word) -> {
            if (!known.contains(word.value())) {
                throw statement.wrong(word, text, Suggestion.didYouMean(word.value(), known));
            }
            return word.value();
        }, value -> value, known::contains);
    }

    /** What a word means. */
    public T parse(Arguments statement, Word word) {
        return parser.parse(statement, word);
    }

    @Override
    public void match(Arguments statement) {
        Word word = statement.next(text.indexOf('|') < 0 ? text : "one of " + text.replace(" |", ","));
        try {
            statement.keep(word, printer.apply(parse(statement, word)));
        } catch (Complaint complaint) {
            statement.complain(complaint);
            statement.keep(word, word.value());
        }
    }

    @Override
    public boolean fits(Word word) {
        return starts.test(word.value());
    }
}
