package io.evenkeel.proxy.config;

import java.time.Duration;

import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.validation.Expect;

/**
 * A pool, and how the proxy talks to its servers.
 *
 * @param pool the servers
 * @param timeouts how long they may take
 * @param retries how many more servers a request may try when nothing was committed yet, 0..100; default 3
 * @param http how HTTP is handled; not looked at for TCP
 */
public record BackendConfig(PoolConfig pool, ServerTimeouts timeouts, int retries, HttpOptions http) {
    /** HAProxy's number of retries. */
    public static final int DEFAULT_RETRIES = 3;

    /** Checks the values. */
    public BackendConfig {
        Expect.inRange("retries of " + pool.name(), retries, 0, 100);
    }

    /** The pool with every default. */
    public static BackendConfig of(PoolConfig pool) {
        return new Builder(pool).build();
    }

    /** The pool's name. */
    public String name() {
        return pool.name();
    }

    /** Starts a builder. */
    public static Builder builder(PoolConfig pool) {
        return new Builder(pool);
    }

    /** Collects the values of a backend. Not thread-safe. */
    public static final class Builder {
        private final PoolConfig pool;
        private ServerTimeouts timeouts = ServerTimeouts.DEFAULT;
        private int retries = DEFAULT_RETRIES;
        private HttpOptions http = HttpOptions.DEFAULT;

        private Builder(PoolConfig pool) {
            this.pool = pool;
        }

        /** How long connecting may take; zero for no limit; default 5 s. */
        public Builder connectTimeout(Duration timeout) {
            timeouts = new ServerTimeouts(timeout, timeouts.idle());
            return this;
        }

        /** How long a server may be silent; zero for no limit; default 1 min. */
        public Builder serverTimeout(Duration timeout) {
            timeouts = new ServerTimeouts(timeouts.connect(), timeout);
            return this;
        }

        /** How many more servers a request may try; default 3. */
        public Builder retries(int more) {
            retries = more;
            return this;
        }

        /** How HTTP is handled. */
        public Builder http(HttpOptions options) {
            http = options;
            return this;
        }

        /** Tells servers the client's address in {@code X-Forwarded-For}. */
        public Builder forwardFor() {
            http = http.with(ForwardedFor.DEFAULT);
            return this;
        }

        /** What becomes of connections after an answer. */
        public Builder connectionMode(ConnectionMode mode) {
            http = http.with(mode);
            return this;
        }

        /**
         * The backend.
         *
         * @throws IllegalArgumentException when a value is out of range
         */
        public BackendConfig build() {
            return new BackendConfig(pool, timeouts, retries, http);
        }
    }
}
