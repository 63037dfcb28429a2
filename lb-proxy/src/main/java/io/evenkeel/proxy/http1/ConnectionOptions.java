package io.evenkeel.proxy.http1;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** What the Connection headers of one head say: RFC 9110 section 7.6.1. */
final class ConnectionOptions {
    /** Each option is compared with each header name, so their number must not be the sender's to choose. */
    private static final int MAX_OPTIONS = 32;
    private static final byte[] CLOSE = "close".getBytes(US_ASCII);
    private static final byte[] KEEP_ALIVE = "keep-alive".getBytes(US_ASCII);
    private static final byte[] UPGRADE = "upgrade".getBytes(US_ASCII);
    private static final byte[] TE = "te".getBytes(US_ASCII);

    private int lines;
    private int options;
    private boolean close;
    private boolean keepAlive;
    private boolean upgrade;
    private boolean namesHeaders;

    void clear() {
        lines = 0;
        options = 0;
        close = false;
        keepAlive = false;
        upgrade = false;
        namesHeaders = false;
    }

    /** Takes the value of one Connection line. False if it is no list of tokens, or too long. */
    boolean add(byte[] bytes, int start, int end) {
        lines++;
        int i = start;
        while (i < end) {
            int from = tokenStart(bytes, i, end);
            int to = tokenEnd(bytes, from, end);
            if (to > from) {
                if (++options > MAX_OPTIONS) {
                    return false;
                }
                note(bytes, from, to);
            }
            i = Octets.skipBlanks(bytes, to, end);
            if (i < end && bytes[i++] != ',') {
                return false;
            }
        }
        return true;
    }

    private void note(byte[] bytes, int from, int to) {
        if (Octets.equalsLower(bytes, from, to, CLOSE)) {
            close = true;
        } else if (Octets.equalsLower(bytes, from, to, KEEP_ALIVE)) {
            keepAlive = true;
        } else if (Octets.equalsLower(bytes, from, to, UPGRADE)) {
            upgrade = true;
        } else if (!Octets.equalsLower(bytes, from, to, TE)) {
            namesHeaders = true;
        }
    }

    /** Empty elements of a list are skipped: RFC 9110 section 5.6.1.2. */
    private static int tokenStart(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && (Octets.isBlank(bytes[i]) || bytes[i] == ',')) {
            i++;
        }
        return i;
    }

    private static int tokenEnd(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && Octets.isToken(bytes[i])) {
            i++;
        }
        return i;
    }

    boolean close() {
        return close;
    }

    boolean keepAlive() {
        return keepAlive;
    }

    boolean upgrade() {
        return upgrade;
    }

    /** Whether there are options that are names of headers to drop. */
    boolean namesHeaders() {
        return namesHeaders;
    }

    /** Whether the head says already what we would say. */
    boolean says(ConnectionHeader wanted) {
        if (lines == 0) {
            return wanted == ConnectionHeader.NONE;
        }
        if (lines > 1 || options != 1) {
            return false;
        }
        return switch (wanted) {
            // Said to HTTP/1.1, keep-alive means what silence means.
            case NONE, KEEP_ALIVE -> keepAlive;
            case CLOSE -> close;
            case UPGRADE -> upgrade;
        };
    }

    /** Whether a Connection line of the head names this header line. */
    static boolean names(byte[] bytes, HeadIndex index, int line) {
        for (int i = 0; i < index.count(); i++) {
            if (index.known(i) == KnownHeader.CONNECTION
                    && names(bytes, index.valueStart(i), index.valueEnd(i), index.nameStart(line), index.nameEnd(line))) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(byte[] bytes, int start, int end, int nameStart, int nameEnd) {
        int from = tokenStart(bytes, start, end);
        while (from < end) {
            int to = tokenEnd(bytes, from, end);
            if (Octets.equalIgnoringCase(bytes, from, to, nameStart, nameEnd)) {
                return true;
            }
            from = tokenStart(bytes, to, end);
        }
        return false;
    }
}
