package io.evenkeel.director.haproxy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * Times as HAProxy writes them: a whole number and a unit {@code us ms s m h d}, at most 2147483647 ms (configuration
 * manual 2.5). Printed in the largest unit that divides it.
 */
final class TimeValue {
    /** Milliseconds without a unit. */
    static final Value<Duration> TIME = value("time", 1_000_000L, Duration.ofMillis(Integer.MAX_VALUE), "at most 2147483647 ms, 24.8 days");
    /** The same, and not zero. */
    static final Value<Duration> POSITIVE = Value.of("time", TimeValue::positive, TimeValue::print);
    /** Seconds without a unit. */
    static final Value<Duration> SECONDS = value("seconds", 1_000_000_000L, Duration.ofSeconds(Integer.MAX_VALUE),
            "at most 2147483647 s, 68 years");

    private static final String EXPECTED = "a time such as 500, 500ms, 5s or 2m";
    private static final Map<String, Long> NANOS = Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L,
            "m", 60_000_000_000L, "h", 3_600_000_000_000L, "d", 86_400_000_000_000L);
    private static final List<String> LARGEST_FIRST = List.of("d", "h", "m", "s", "ms", "us");

    private TimeValue() {}

    private static Value<Duration> value(String text, long unit, Duration most, String limit) {
        return new Value<>(text, (statement, word) -> parse(statement, word, unit, most, limit), TimeValue::print,
                word -> !word.isEmpty() && Character.isDigit(word.charAt(0)));
    }

    private static Duration parse(Arguments statement, Word word, long bare, Duration most, String limit) {
        String text = word.value();
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        Long unit = digits == text.length() ? Long.valueOf(bare) : NANOS.get(text.substring(digits));
        if (digits == 0 || unit == null) {
            throw statement.wrong(word, EXPECTED, null);
        }
        // Fifteen digits and the largest unit are beyond the limit, and far from overflowing a Duration.
        if (digits <= 15) {
            Duration value = Duration.ofNanos(unit).multipliedBy(Long.parseLong(text.substring(0, digits)));
            if (value.compareTo(most) <= 0) {
                return value;
            }
        }
        throw statement.wrong(word, limit, null);
    }

    private static Duration positive(Arguments statement, Word word) {
        Duration value = TIME.parse(statement, word);
        if (value.isZero()) {
            throw statement.wrong(word, "more than 0", null);
        }
        return value;
    }

    private static String print(Duration time) {
        if (time.isZero()) {
            return "0";
        }
        for (String unit : LARGEST_FIRST) {
            Duration one = Duration.ofNanos(NANOS.getOrDefault(unit, 1L));
            if (one.multipliedBy(time.dividedBy(one)).equals(time)) {
                return time.dividedBy(one) + unit;
            }
        }
        throw new IllegalStateException("a time below a microsecond: " + time);
    }

    /** A time limit, {@code null} for 0, which means none. */
    static @Nullable Duration limit(Duration value) {
        return value.isZero() ? null : value;
    }
}
