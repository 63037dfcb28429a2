package io.evenkeel.proxy.http1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Classes of bytes in HTTP, and comparisons without regard to case. */
final class Octets {
    private static final boolean[] TOKEN = new boolean[256];
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    static {
        for (int c = '0'; c <= '9'; c++) {
            TOKEN[c] = true;
        }
        for (int c = 'a'; c <= 'z'; c++) {
            TOKEN[c] = true;
            TOKEN[c - 0x20] = true;
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            TOKEN[c] = true;
        }
    }

    private Octets() {}

    /** tchar of RFC 9110 section 5.6.2. */
    static boolean isToken(byte b) {
        return TOKEN[b & 0xff];
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e || !TOKEN[text.charAt(i)]) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /**
     * Whether the range is this word but for the case of its letters. The word has lower-case letters, digits and '-'.
     * Setting bit 5 maps only capitals to letters; the one byte that it would map to '-' is CR, which no token has.
     */
    static boolean equalsLower(byte[] bytes, int start, int end, byte[] lower) {
        if (end - start != lower.length) {
            return false;
        }
        for (int i = 0; i < lower.length; i++) {
            if ((bytes[start + i] | 0x20) != lower[i]) {
                return false;
            }
        }
        return true;
    }

    /** VCHAR, obs-text, space or tab: what a header value may have, RFC 9110 section 5.5. */
    static boolean isFieldByte(byte b) {
        return (b >= 0x20 && b != 0x7f) || b < 0 || b == '\t';
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hexDigit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int letter = b | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    static int skipBlanks(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    /** As {@link #equalsLower} for two ranges of one array, both of token characters. */
    static boolean equalIgnoringCase(byte[] bytes, int start, int end, int otherStart, int otherEnd) {
        if (end - start != otherEnd - otherStart) {
            return false;
        }
        for (int i = start, j = otherStart; i < end; i++, j++) {
            if (bytes[i] != bytes[j] && lower(bytes[i]) != lower(bytes[j])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the range is this text but for the case of its letters. */
    static boolean equalIgnoringCase(byte[] bytes, int start, int end, String text) {
        if (end - start != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7f || (bytes[start + i] != c && lower(bytes[start + i]) != lower((byte) c))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    }

    /** Eight bytes as a number, the first in the lowest byte. */
    static long longAt(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /**
     * The first control character that is no tab, or {@code to}. Eight bytes at a time: subtracting 0x20 from each byte
     * borrows into its high bit where it was less, which is exact up to the first such byte, and only that one is used.
     */
    static int findControl(byte[] bytes, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to) {
            long word = (long) LONGS.get(bytes, i);
            long delete = word ^ 0x7f * EACH;
            long hits = (((word - 0x20 * EACH) & ~word) | ((delete - EACH) & ~delete)) & HIGH_BITS;
            if (hits == 0) {
                i += Long.BYTES;
                continue;
            }
            i += Long.numberOfTrailingZeros(hits) >>> 3;
            if (bytes[i] != '\t') {
                return i;
            }
            i++;
        }
        while (i < to && isFieldByte(bytes[i])) {
            i++;
        }
        return i;
    }

    /** Whether the word of lower-case letters and digits occurs in a range without control characters. */
    static boolean containsLower(byte[] bytes, int start, int end, byte[] lower) {
        for (int i = start; i + lower.length <= end; i++) {
            if (equalsLower(bytes, i, i + lower.length, lower)) {
                return true;
            }
        }
        return false;
    }
}
