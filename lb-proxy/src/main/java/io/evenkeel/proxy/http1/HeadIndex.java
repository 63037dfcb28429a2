package io.evenkeel.proxy.http1;

import java.util.Arrays;

/** Where names and values of the header lines are, and which of them are known. Grows and never shrinks. */
final class HeadIndex {
    private static final int STRIDE = 4;

    private int[] offsets = new int[16 * STRIDE];
    private KnownHeader[] known = new KnownHeader[16];
    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    void add(KnownHeader header, int nameStart, int nameEnd, int valueStart, int valueEnd) {
        if (count == known.length) {
            known = Arrays.copyOf(known, 2 * count);
            offsets = Arrays.copyOf(offsets, 2 * count * STRIDE);
        }
        int at = count * STRIDE;
        offsets[at] = nameStart;
        offsets[at + 1] = nameEnd;
        offsets[at + 2] = valueStart;
        offsets[at + 3] = valueEnd;
        known[count++] = header;
    }

    KnownHeader known(int line) {
        return known[line];
    }

    int nameStart(int line) {
        return offsets[line * STRIDE];
    }

    int nameEnd(int line) {
        return offsets[line * STRIDE + 1];
    }

    int valueStart(int line) {
        return offsets[line * STRIDE + 2];
    }

    int valueEnd(int line) {
        return offsets[line * STRIDE + 3];
    }
}
