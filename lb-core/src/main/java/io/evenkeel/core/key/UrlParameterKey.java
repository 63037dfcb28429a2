package io.evenkeel.core.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.PickContext;

/** The value of the first {@code name=value} of the query, or else of the body. */
final class UrlParameterKey implements HashKey {
    private final byte[] name;
    private final boolean posted;

    UrlParameterKey(String name, boolean posted) {
        this.name = name.getBytes(UTF_8);
        this.posted = posted;
    }

    @Override
    public long hash(PickContext context, KeyHash function) {
        ByteSequence target = context.target();
        if (target == null) {
            return ABSENT;
        }
        int query = 0;
        while (query < target.length() && target.byteAt(query) != '?') {
            query++;
        }
        long hash = find(target, query + 1, function, false);
        ByteSequence body = posted && hash == ABSENT ? context.body() : null;
        return body == null ? hash : find(body, 0, function, true);
    }

    private long find(ByteSequence text, int from, KeyHash function, boolean form) {
        int start = from;
        while (start + name.length < text.length()) {
            int end = start;
            while (end < text.length() && text.byteAt(end) != '&') {
                end++;
            }
            if (named(text, start, end)) {
                int value = start + name.length + 1;
                return form && value < end ? posted(text, value, end, function) : Unsigned.of(function, text, value, end);
            }
            start = end + 1;
        }
        return ABSENT;
    }

    private boolean named(ByteSequence text, int start, int end) {
        if (end - start <= name.length || text.byteAt(start + name.length) != '=') {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (text.byteAt(start + i) != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** A value that begins with a blank counts as empty; one that begins with what no form has is binary data and no key. */
    private static long posted(ByteSequence text, int from, int to, KeyHash function) {
        byte octet = text.byteAt(from);
        if (octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n') {
            return Unsigned.of(function, text, from, from);
        }
        return token(octet) ? Unsigned.of(function, text, from, to) : ABSENT;
    }

    /** RFC 9110 section 5.6.2. */
    private static boolean token(byte octet) {
        return (Character.isLetterOrDigit(octet & 0x7f) && octet > 0) || "!#$%&'*+-.^_`|~".indexOf(octet) >= 0;
    }

    @Override
    public boolean readsBody() {
        return posted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UrlParameterKey key && posted == key.posted && Arrays.equals(name, key.name);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(name) + (posted ? 1 : 0);
    }

    @Override
    public String toString() {
        return "url_param " + new String(name, UTF_8) + (posted ? " check_post" : "");
    }
}
