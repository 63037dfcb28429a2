package io.evenkeel.proxy.http1;

import java.util.Arrays;

/**
 * What the proxy changes in one head before it forwards it, besides what HTTP itself asks for. Reusable:
 * {@link #clear()} before each message. Confined to the event loop of its connection.
 */
public final class HeadEdits {
    private static final byte[] NO_LINE = {};

    private long[] removed = new long[2];
    private boolean anyRemoved;
    private byte[][] appended = new byte[4][];
    private int appendedCount;

    /** Back to no change. */
    public void clear() {
        if (anyRemoved) {
            Arrays.fill(removed, 0);
            anyRemoved = false;
        }
        Arrays.fill(appended, 0, appendedCount, NO_LINE);
        appendedCount = 0;
    }

    /** Drops the header line with this number. */
    public void remove(int line) {
        int word = line >> 6;
        if (word >= removed.length) {
            removed = Arrays.copyOf(removed, word + 1);
        }
        removed[word] |= 1L << line;
        anyRemoved = true;
    }

    /** Drops all header lines with this name. */
    public void removeAll(MessageHead head, HeaderName name) {
        for (int line = head.find(name, 0); line >= 0; line = head.find(name, line + 1)) {
            remove(line);
        }
    }

    /**
     * Adds a header line behind those of the head.
     *
     * @param line whole, with CRLF at its end, as {@link HeaderLine#of} makes it; kept, not copied, until the next clear
     */
    public void append(byte[] line) {
        if (appendedCount == appended.length) {
            appended = Arrays.copyOf(appended, 2 * appendedCount);
        }
        appended[appendedCount++] = line;
    }

    /** Whether nothing is to change. */
    public boolean isEmpty() {
        return !anyRemoved && appendedCount == 0;
    }

    boolean removes(int line) {
        int word = line >> 6;
        return anyRemoved && word < removed.length && (removed[word] & 1L << line) != 0;
    }

    boolean removesAny() {
        return anyRemoved;
    }

    int appendedCount() {
        return appendedCount;
    }

    byte[] appended(int i) {
        return appended[i];
    }
}
