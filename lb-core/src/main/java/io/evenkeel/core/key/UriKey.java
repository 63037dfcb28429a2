package io.evenkeel.core.key;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.validation.Expect;

/**
 * The target of an HTTP request or its beginning.
 *
 * @param query whether the query belongs to it, HAProxy's {@code whole}; default false
 * @param pathOnly whether the path alone counts, so that {@code http://example.org/a} is {@code /a}; default false
 * @param length how many bytes count, 0 for all; default 0
 * @param depth how many directories count: the key ends before the slash that follows them; 0 for all; default 0
 */
public record UriKey(boolean query, boolean pathOnly, int length, int depth) implements HashKey {
    static final UriKey DEFAULT = new UriKey(false, false, 0, 0);

    /** Checks the values. */
    public UriKey {
        Expect.inRange("length of the URI key", length, 0, Integer.MAX_VALUE);
        Expect.inRange("depth of the URI key", depth, 0, Integer.MAX_VALUE - 1);
    }

    /** The query belongs to it. */
    public UriKey whole() {
        return new UriKey(true, pathOnly, length, depth);
    }

    /** Scheme and authority of a target in absolute form do not belong to it. */
    public UriKey onlyPath() {
        return new UriKey(query, true, length, depth);
    }

    /** Only the first bytes count. */
    public UriKey length(int bytes) {
        return new UriKey(query, pathOnly, bytes, depth);
    }

    /** Only the first directories count. */
    public UriKey depth(int directories) {
        return new UriKey(query, pathOnly, length, directories);
    }

    @Override
    public long hash(PickContext context, KeyHash function) {
        ByteSequence target = context.target();
        if (target == null) {
            return ABSENT;
        }
        int start = pathOnly ? pathStart(target) : 0;
        int limit = length == 0 ? target.length() : Math.min(target.length(), start + length);
        int slashes = 0;
        int end = start;
        for (; end < limit; end++) {
            byte octet = target.byteAt(end);
            if (octet == '/' ? ++slashes > depth && depth > 0 : octet == '?' && !query) {
                break;
            }
        }
        return Unsigned.of(function, target, start, end);
    }

    /** Behind scheme and authority (RFC 9112 section 3.2.2); at the end where there is no path. */
    private static int pathStart(ByteSequence target) {
        if (target.length() == 0 || target.byteAt(0) == '/') {
            return 0;
        }
        int i = 0;
        while (i < target.length() && target.byteAt(i) != ':' && target.byteAt(i) != '/') {
            i++;
        }
        boolean authority = i + 2 < target.length() && target.byteAt(i) == ':' && target.byteAt(i + 1) == '/'
                && target.byteAt(i + 2) == '/';
        i = authority ? i + 3 : target.length();
        while (i < target.length() && target.byteAt(i) != '/') {
            i++;
        }
        return i;
    }

    @Override
    public String toString() {
        return "uri" + (query ? " whole" : "") + (pathOnly ? " path-only" : "") + (length > 0 ? " len " + length : "")
                + (depth > 0 ? " depth " + depth : "");
    }
}
