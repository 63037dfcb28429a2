package io.evenkeel.director.haproxy;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** Sizes as HAProxy writes them: a whole number and perhaps {@code k}, {@code m} or {@code g}, powers of 1024. */
final class SizeValue {
    static final Value<Long> SIZE = new Value<>("size", SizeValue::parse, SizeValue::print, word -> word.matches("[0-9]+[kmgKMG]?"));

    private static final String EXPECTED = "a size such as 4096, 16k or 1m";
    private static final long MOST = 0xFFFF_FFFFL;

    private SizeValue() {}

    private static Long parse(Arguments statement, Word word) {
        String text = word.value();
        if (!text.matches("[0-9]{1,10}[kmgKMG]?")) {
            throw statement.wrong(word, EXPECTED, null);
        }
        int shift = switch (text.charAt(text.length() - 1)) {
            case 'k', 'K' -> 10;
            case 'm', 'M' -> 20;
            case 'g', 'G' -> 30;
            default -> 0;
        };
        long number = Long.parseLong(shift == 0 ? text : text.substring(0, text.length() - 1));
        if (number > (MOST >> shift)) {
            throw statement.wrong(word, "at most 4294967295", null);
        }
        return number << shift;
    }

    private static String print(Long size) {
        if (size == 0) {
            return "0";
        }
        for (int unit = 3; unit > 0; unit--) {
            if (size % (1L << (10 * unit)) == 0) {
                return (size >> (10 * unit)) + " kmg".substring(unit, unit + 1);
            }
        }
        return Long.toString(size);
    }
}
