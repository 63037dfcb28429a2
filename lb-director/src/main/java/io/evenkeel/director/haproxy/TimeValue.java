package io.evenkeel.director.haproxy;

import java.time.Duration;
import java.util.Map;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * Times as HAProxy writes them: a whole number and a unit {@code us ms s m h d}, milliseconds without one, at most
 * 2147483647 ms (configuration manual 2.5).
 */
final class TimeValue {
    private static final String EXPECTED = "a time such as 500, 500ms, 5s or 2m";
    private static final Map<String, Long> NANOS = Map.of("us", 1_000L, "", 1_000_000L, "ms", 1_000_000L, "s", 1_000_000_000L,
            "m", 60_000_000_000L, "h", 3_600_000_000_000L, "d", 86_400_000_000_000L);

    private TimeValue() {}

    static Duration next(Arguments arguments) {
        Word word = arguments.next(EXPECTED);
        String text = word.value();
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        Long unit = NANOS.get(text.substring(digits));
        if (digits == 0 || unit == null) {
            throw arguments.wrong(word, EXPECTED, null);
        }
        // Fifteen digits and the largest unit are beyond the limit, and far from overflowing a Duration.
        if (digits <= 15) {
            Duration value = Duration.ofNanos(unit).multipliedBy(Long.parseLong(text.substring(0, digits)));
            if (value.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) <= 0) {
                return value;
            }
        }
        throw arguments.wrong(word, "at most 2147483647 ms, 24.8 days", null);
    }

    /** A time limit, {@code null} for 0, which means none. */
    static @Nullable Duration limit(Arguments arguments) {
        Duration value = next(arguments);
        return value.isZero() ? null : value;
    }

    /** A time that may not be zero. */
    static Duration positive(Arguments arguments) {
        Duration value = next(arguments);
        if (value.isZero()) {
            throw new Complaint(arguments.position(), arguments.name() + ": 0", "expected: more than 0");
        }
        return value;
    }
}
