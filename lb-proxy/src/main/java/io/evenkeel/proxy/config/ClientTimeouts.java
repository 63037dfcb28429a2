package io.evenkeel.proxy.config;

import java.time.Duration;

/**
 * How long a client may take. Zero means no limit.
 *
 * @param idle without a byte in either direction (HAProxy's {@code timeout client}); default 1 min
 * @param requestHead from the first byte of a request, or from the accept, to the end of its head ({@code timeout
 *     http-request}); default 10 s
 * @param keepAlive between an answer and the next request ({@code timeout http-keep-alive}); default 1 min
 */
public record ClientTimeouts(Duration idle, Duration requestHead, Duration keepAlive) {
    /** One minute, ten seconds, one minute. */
    public static final ClientTimeouts DEFAULT = new ClientTimeouts(Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofMinutes(1));

    /** Checks the values. */
    public ClientTimeouts {
        Timeout.check("client timeout", idle);
        Timeout.check("request head timeout", requestHead);
        Timeout.check("keep-alive timeout", keepAlive);
    }
}
