package io.evenkeel.director.keepalived;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Word;

/** The kinds of value that keywords share. */
final class Values {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{0,9})?");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final List<String> TRUE = List.of("on", "true", "yes");
    private static final List<String> FALSE = List.of("off", "false", "no");

    private Values() {}

    /** Seconds with up to nine decimals, in a range. */
    static Duration seconds(Arguments arguments, String least, String most) {
        String expected = least + ".." + most + " seconds";
        Word word = arguments.next(expected);
        if (!DECIMAL.matcher(word.value()).matches()) {
            throw arguments.wrong(word, expected, null);
        }
        var value = new BigDecimal(word.value());
        if (value.compareTo(new BigDecimal(least)) < 0 || value.compareTo(new BigDecimal(most)) > 0) {
            throw arguments.wrong(word, expected, null);
        }
        return Duration.ofNanos(value.movePointRight(9).longValueExact());
    }

    /** {@code on off true false yes no}; the keyword alone means on. */
    static boolean flag(Arguments arguments) {
        if (!arguments.hasNext()) {
            return true;
        }
        Word word = arguments.next("on or off");
        if (TRUE.contains(word.value())) {
            return true;
        }
        if (FALSE.contains(word.value())) {
            return false;
        }
        throw arguments.wrong(word, "on | off | true | false | yes | no",
                Suggestion.didYouMean(word.value(), List.of("true", "false", "yes")));
    }

    /** An IPv4 address. */
    static String ipv4(Arguments arguments) {
        Word word = arguments.next("an IPv4 address");
        if (!isIpv4(word.value())) {
            throw arguments.wrong(word, "an IPv4 address such as 192.168.4.5", null);
        }
        return word.value();
    }

    static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }
}
