package io.evenkeel.core.key;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.PickContext;

/**
 * The value of a cookie in the connection request that a Remote Desktop client sends first: TPKT (RFC 1006), the fixed part
 * of an X.224 connection request, then {@code Cookie: name=value} up to CR LF (MS-RDPBCGR 2.2.1.1).
 */
final class RdpCookieKey implements HashKey {
    private static final byte[] COOKIE = "cookie:".getBytes(ISO_8859_1);
    private static final int TPKT_VERSION = 3;
    private static final int CONNECTION_REQUEST = 0xe0;
    private static final int COOKIE_AT = 11;

    private final byte[] name;

    RdpCookieKey(String name) {
        this.name = name.toLowerCase(Locale.ROOT).getBytes(ISO_8859_1);
    }

    @Override
    public long hash(PickContext context, KeyHash function) {
        ByteSequence sent = context.body();
        if (sent == null || sent.length() <= COOKIE_AT || sent.byteAt(0) != TPKT_VERSION || sent.byteAt(1) != 0
                || (sent.byteAt(5) & 0xff) != CONNECTION_REQUEST || !matches(sent, COOKIE_AT, COOKIE)) {
            return ABSENT;
        }
        int at = COOKIE_AT + COOKIE.length;
        while (at < sent.length() && sent.byteAt(at) == ' ') {
            at++;
        }
        if (!matches(sent, at, name) || at + name.length >= sent.length() || sent.byteAt(at + name.length) != '=') {
            return ABSENT;
        }
        int start = at + name.length + 1;
        int end = start;
        while (end < sent.length() && sent.byteAt(end) != '\r') {
            end++;
        }
        // Without its end it may not be the whole name yet.
        return end == start || end == sent.length() ? ABSENT : Unsigned.of(function, sent, start, end);
    }

    private static boolean matches(ByteSequence sent, int at, byte[] lower) {
        if (at + lower.length > sent.length()) {
            return false;
        }
        for (int i = 0; i < lower.length; i++) {
            if (Character.toLowerCase(sent.byteAt(at + i) & 0xff) != (lower[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean readsBody() {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RdpCookieKey key && Arrays.equals(name, key.name);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(name);
    }

    @Override
    public String toString() {
        return "rdp-cookie(" + new String(name, ISO_8859_1) + ")";
    }
}
