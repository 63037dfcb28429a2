package io.evenkeel.proxy.http1;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A header name to look for or to write, without regard to case. Immutable. */
public final class HeaderName {
    private final String name;
    private final byte[] lower;

    private HeaderName(String name) {
        this.name = name;
        this.lower = name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The name as it is to be written.
     *
     * @throws IllegalArgumentException if it is no token (RFC 9110 section 5.6.2)
     */
    public static HeaderName of(String name) {
        if (!Octets.isToken(name)) {
            throw new IllegalArgumentException("header name: \"" + name + "\" (expected: letters, digits, '-' or another token character)");
        }
        return new HeaderName(name);
    }

    /** Whether these bytes are this name. They must be token characters, as those of a parsed name are. */
    boolean matches(byte[] bytes, int start, int end) {
        return Octets.equalsLower(bytes, start, end, lower);
    }

    /** The name as it was given. */
    @Override
    public String toString() {
        return name;
    }
}
