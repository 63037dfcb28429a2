package io.evenkeel.proxy.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * Where clients come in.
 *
 * @param name unique in the load balancer
 * @param protocol TCP or HTTP
 * @param binds where it listens, at least one
 * @param defaultBackend the name of the backend that serves it; null answers 503 (HTTP) or closes (TCP)
 * @param maxConnections how many clients at a time; the rest waits in the kernel's queue; 0 for no limit; default 0
 * @param timeouts how long clients may take
 * @param http how HTTP is handled; not looked at for TCP
 */
public record FrontendConfig(String name, Protocol protocol, List<Bind> binds, @Nullable String defaultBackend, int maxConnections,
        ClientTimeouts timeouts, HttpOptions http) {
    /** Checks the values. */
    public FrontendConfig {
        Expect.text("frontend name", name);
        Expect.inRange("maxConnections of " + name, maxConnections, 0, Integer.MAX_VALUE);
        binds = List.copyOf(binds);
        if (binds.isEmpty()) {
            throw Expect.unexpected("binds of " + name, "none", "at least one, for example \":80\"");
        }
    }

    /** Starts a builder. */
    public static Builder builder(String name, Protocol protocol) {
        return new Builder(name, protocol);
    }

    /** Collects the values of a frontend. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final Protocol protocol;
        private final List<Bind> binds = new ArrayList<>();
        private @Nullable String defaultBackend;
        private @Nullable PoolConfig pool;
        private int maxConnections;
        private ClientTimeouts timeouts = ClientTimeouts.DEFAULT;
        private HttpOptions http = HttpOptions.DEFAULT;

        private Builder(String name, Protocol protocol) {
            this.name = name;
            this.protocol = protocol;
        }

        /** Listens on {@code host:port}, {@code :port} or {@code [ipv6]:port}; may be called again for more. */
        public Builder bind(String address) {
            return bind(Bind.parse(address));
        }

        /** Listens there; may be called again for more. */
        public Builder bind(Bind bind) {
            binds.add(bind);
            return this;
        }

        /** The backend of that name serves it. */
        public Builder defaultBackend(String backendName) {
            defaultBackend = backendName;
            return this;
        }

        /** This pool serves it; the load balancer gets it with default settings unless told otherwise. */
        public Builder defaultPool(PoolConfig servers) {
            pool = servers;
            return defaultBackend(servers.name());
        }

        /** This pool serves it. */
        public Builder defaultPool(PoolConfig.Builder servers) {
            return defaultPool(servers.build());
        }

        /** How many clients at a time; 0, the default, for no limit. */
        public Builder maxConnections(int most) {
            maxConnections = most;
            return this;
        }

        /** How long clients may take. */
        public Builder timeouts(ClientTimeouts limits) {
            timeouts = limits;
            return this;
        }

        /** How long a client may be silent; zero for no limit; default 1 min. */
        public Builder clientTimeout(Duration timeout) {
            timeouts = new ClientTimeouts(timeout, timeouts.requestHead(), timeouts.keepAlive());
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
         * The frontend.
         *
         * @throws IllegalArgumentException when a value is out of range or there is no bind
         */
        public FrontendConfig build() {
            return new FrontendConfig(name, protocol, binds, defaultBackend, maxConnections, timeouts, http);
        }

        @Nullable
        PoolConfig pool() {
            return pool;
        }
    }
}
