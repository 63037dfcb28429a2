package io.evenkeel.director.keepalived;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** The kinds of value that keywords share. */
final class Values {
    static final Value<String> NAME = Value.word("name");
    static final Value<String> INTERFACE = Value.word("interface");
    static final Value<String> PATH = Value.word("path");
    static final Value<String> TEXT = Value.word("text");
    static final Value<Integer> PORT = Value.integer("port", 1, 65535);
    /** A user, and a group, by default that of the user. */
    static final Shape USER = Shape.all(Value.word("user"), Shape.maybe(Value.word("group")));
    /** A command in quotes when it has parameters, and who it runs as. */
    static final Shape SCRIPT = Shape.all(Value.word("command"), Shape.maybe(USER));
    /** Words of which nothing is left unsaid by the keyword itself. */
    static final Shape FLAG = new Flag();

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{0,9})?");
    private static final Pattern THREE_DECIMALS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{0,3})?");
    private static final List<String> TRUE = List.of("on", "true", "yes");
    private static final List<String> FALSE = List.of("off", "false", "no");

    private Values() {}

    /** Seconds with decimals, in a range. */
    static Value<Duration> seconds(String least, String most) {
        return duration("seconds", 9, DECIMAL, least, most);
    }

    /** Milliseconds with up to three decimals, in a range. */
    static Value<Duration> milliseconds(String least, String most) {
        return duration("milliseconds", 6, THREE_DECIMALS, least, most);
    }

    private static Value<Duration> duration(String unit, int digitsToNanos, Pattern form, String least, String most) {
        var smallest = new BigDecimal(least);
        var largest = new BigDecimal(most);
        String text = least + ".." + most + " " + unit;
        return new Value<>(unit, (statement, word) -> {
            if (!form.matcher(word.value()).matches()) {
                throw statement.wrong(word, text, null);
            }
            var value = new BigDecimal(word.value());
            if (value.compareTo(smallest) < 0 || value.compareTo(largest) > 0) {
                throw statement.wrong(word, text, null);
            }
            return Duration.ofNanos(value.movePointRight(digitsToNanos).longValueExact());
        }, duration -> plain(duration, digitsToNanos),
                word -> form.matcher(word).matches());
    }

    /** As it is written in seconds. */
    static String plainSeconds(Duration duration) {
        return plain(duration, 9);
    }

    private static String plain(Duration duration, int digitsToNanos) {
        return BigDecimal.valueOf(duration.toNanos(), digitsToNanos).stripTrailingZeros().toPlainString();
    }

    /** A weight, perhaps with its sense turned. */
    static Shape weight(int least, int most) {
        return Shape.all(Value.integer(least, most), Shape.maybe(Value.oneOf("reverse", "noreverse")));
    }

    /** Whether a flag is on; the keyword alone means so. */
    static boolean isOn(Arguments understood) {
        return !understood.take("off");
    }

    /** {@code on off true false yes no}; nothing means on, and is how on is written. */
    private record Flag() implements Shape {
        @Override
        public String text() {
            return "[on | off]";
        }

        @Override
        public void match(Arguments statement) {
            if (!statement.hasNext()) {
                return;
            }
            Word word = statement.next("on or off");
            if (FALSE.contains(word.value())) {
                statement.keep(word, "off");
            } else if (!TRUE.contains(word.value())) {
                throw statement.wrong(word, "on | off | true | false | yes | no",
                        Suggestion.didYouMean(word.value(), List.of("true", "false", "yes")));
            }
        }

        @Override
        public boolean fits(Word word) {
            return TRUE.contains(word.value()) || FALSE.contains(word.value());
        }
    }
}
