package io.evenkeel.proxy.http1;

/** The value that all Content-Length lines of a head agree on: RFC 9110 section 8.6. */
final class ContentLength {
    private long value;
    private boolean plain;

    ContentLength() {
        clear();
    }

    void clear() {
        value = -1;
        plain = true;
    }

    /** Takes the value of one line: a number, or a list of equal numbers. False if it is none or differs. */
    boolean add(byte[] bytes, int start, int end) {
        int i = start;
        while (true) {
            int digits = i;
            long number = 0;
            while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
                int digit = bytes[i++] - '0';
                if (number > (Long.MAX_VALUE - digit) / 10) {
                    return false;
                }
                number = number * 10 + digit;
            }
            if (i == digits || (value >= 0 && value != number)) {
                return false;
            }
            plain &= value < 0 && (i == digits + 1 || bytes[digits] != '0');
            value = number;
            i = Octets.skipBlanks(bytes, i, end);
            if (i == end) {
                return true;
            }
            if (bytes[i] != ',') {
                return false;
            }
            i = Octets.skipBlanks(bytes, i + 1, end);
        }
    }

    /** -1 without one. */
    long value() {
        return value;
    }

    /** Said once and in the shortest form; otherwise it is forwarded as one line of ours. */
    boolean plain() {
        return plain;
    }
}
