package io.evenkeel.proxy.config;

import java.time.Duration;

/**
 * How long a server may take. Zero means no limit.
 *
 * @param connect to accept the connection (HAProxy's {@code timeout connect}); default 5 s
 * @param idle without a byte: to begin its answer, or between parts of it ({@code timeout server}); default 1 min
 */
public record ServerTimeouts(Duration connect, Duration idle) {
    /** Five seconds and one minute. */
    public static final ServerTimeouts DEFAULT = new ServerTimeouts(Duration.ofSeconds(5), Duration.ofMinutes(1));

    /** Checks the values. */
    public ServerTimeouts {
        Timeout.check("connect timeout", connect);
        Timeout.check("server timeout", idle);
    }
}
