package io.evenkeel.core.key;

import java.util.Locale;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.PickContext;

/** The first element of a header's list of values, or the name before the last dot in it. An empty one is none. */
record HeaderKey(String name, boolean domainOnly) implements HashKey {
    HeaderKey {
        name = name.toLowerCase(Locale.ROOT);
    }

    @Override
    public long hash(PickContext context, KeyHash function) {
        ByteSequence value = context.header(name);
        if (value == null) {
            return ABSENT;
        }
        int start = 0;
        while (start < value.length() && blank(value.byteAt(start))) {
            start++;
        }
        int end = elementEnd(value, start);
        while (end > start && blank(value.byteAt(end - 1))) {
            end--;
        }
        if (end == start) {
            return ABSENT;
        }
        return domainOnly ? domain(value, start, end, function) : Unsigned.of(function, value, start, end);
    }

    /** At the first comma that is not in a quoted string. */
    private static int elementEnd(ByteSequence value, int from) {
        boolean quoted = false;
        int i = from;
        for (; i < value.length(); i++) {
            byte octet = value.byteAt(i);
            if (quoted && octet == '\\') {
                i++;
            } else if (octet == '"') {
                quoted = !quoted;
            } else if (octet == ',' && !quoted) {
                return i;
            }
        }
        return Math.min(i, value.length());
    }

    /** From the dot before the last one to the last one, a byte at least; all where there is no dot but perhaps at the start. */
    private static long domain(ByteSequence value, int start, int end, KeyHash function) {
        int top = end - 1;
        while (top > start && value.byteAt(top) != '.') {
            top--;
        }
        if (top == start) {
            return Unsigned.of(function, value, start, end);
        }
        int name = top - 1;
        while (name > start && value.byteAt(name - 1) != '.') {
            name--;
        }
        return Unsigned.of(function, value, name, top);
    }

    private static boolean blank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    @Override
    public String toString() {
        return "hdr(" + name + ")" + (domainOnly ? " use_domain_only" : "");
    }
}
