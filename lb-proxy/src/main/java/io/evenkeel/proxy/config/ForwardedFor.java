package io.evenkeel.proxy.config;

import io.evenkeel.core.validation.Expect;

/**
 * The header line that tells the server the client's address. It is added after those that are there already.
 *
 * @param header its name; default {@code X-Forwarded-For}
 * @param onlyIfAbsent whether a request that has such a header is left as it is
 */
public record ForwardedFor(String header, boolean onlyIfAbsent) {
    /** {@code X-Forwarded-For}, always. */
    public static final ForwardedFor DEFAULT = new ForwardedFor("X-Forwarded-For", false);

    /** Checks the name. */
    public ForwardedFor {
        if (!header.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw Expect.unexpected("forwardFor header", "'" + header + "'", "a header name");
        }
    }
}
