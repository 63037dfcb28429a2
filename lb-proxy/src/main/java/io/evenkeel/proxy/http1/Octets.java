package io.evenkeel.proxy.http1;

/** Classes of bytes in HTTP, and comparisons without regard to case. */
final class Octets {
    private static final boolean[] TOKEN = new boolean[256];

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
        return b >= 0x20 && b != 0x7f || b < 0 || b == '\t';
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hexDigit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int letter = b | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
