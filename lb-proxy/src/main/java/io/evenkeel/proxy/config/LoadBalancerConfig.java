package io.evenkeel.proxy.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * A whole load balancer as it is configured.
 *
 * @param frontends where clients come in
 * @param backends who serves them
 * @param maxConnections how many clients at a time over all frontends; 0 for no limit; default 0
 */
public record LoadBalancerConfig(List<FrontendConfig> frontends, List<BackendConfig> backends, int maxConnections) {
    /** Nothing at all. */
    public static final LoadBalancerConfig EMPTY = new LoadBalancerConfig(List.of(), List.of(), 0);

    /** Checks that names are unique, backends exist and nobody listens twice in one place. */
    public LoadBalancerConfig {
        frontends = List.copyOf(frontends);
        backends = List.copyOf(backends);
        Expect.inRange("maxConnections", maxConnections, 0, Integer.MAX_VALUE);
        Set<String> backendNames = new LinkedHashSet<>();
        for (BackendConfig backend : backends) {
            if (!backendNames.add(backend.name())) {
                throw Expect.unexpected("backend name", backend.name(), "unique");
            }
        }
        Set<String> frontendNames = new LinkedHashSet<>();
        Set<Bind> binds = new LinkedHashSet<>();
        for (FrontendConfig frontend : frontends) {
            if (!frontendNames.add(frontend.name())) {
                throw Expect.unexpected("frontend name", frontend.name(), "unique");
            }
            String wanted = frontend.defaultBackend();
            if (wanted != null && !backendNames.contains(wanted)) {
                throw Expect.unexpected("backend of frontend " + frontend.name(), wanted, "one of " + backendNames);
            }
            for (Bind bind : frontend.binds()) {
                boolean chosenBySystem = bind instanceof Bind.Address address && address.port() == 0;
                if (!binds.add(bind) && !chosenBySystem) {
                    throw Expect.unexpected("bind of frontend " + frontend.name(), bind, "an address that no other bind uses");
                }
            }
        }
    }

    /** The backend of that name, or null. */
    public @Nullable BackendConfig backend(String name) {
        return backends.stream().filter(backend -> backend.name().equals(name)).findFirst().orElse(null);
    }

    /** Starts a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the values of a load balancer. Not thread-safe. */
    public static final class Builder {
        private final List<FrontendConfig> frontends = new ArrayList<>();
        private final Map<String, BackendConfig> backends = new LinkedHashMap<>();
        private final Map<String, PoolConfig> pools = new LinkedHashMap<>();
        private int maxConnections;

        private Builder() {}

        /** Adds an HTTP frontend. */
        public Builder http(String name, UnaryOperator<FrontendConfig.Builder> details) {
            return frontend(details.apply(FrontendConfig.builder(name, Protocol.HTTP)));
        }

        /** Adds a TCP frontend. */
        public Builder tcp(String name, UnaryOperator<FrontendConfig.Builder> details) {
            return frontend(details.apply(FrontendConfig.builder(name, Protocol.TCP)));
        }

        /** Adds a frontend. */
        public Builder frontend(FrontendConfig.Builder frontend) {
            frontends.add(frontend.build());
            PoolConfig pool = frontend.pool();
            if (pool != null) {
                PoolConfig other = pools.put(pool.name(), pool);
                if (other != null && !other.equals(pool)) {
                    throw Expect.unexpected("pool name", pool.name(), "one pool of that name");
                }
            }
            return this;
        }

        /** Adds a frontend that is already described. */
        public Builder frontend(FrontendConfig frontend) {
            frontends.add(frontend);
            return this;
        }

        /** Adds a backend and says how the proxy talks to its servers. */
        public Builder backend(PoolConfig pool, UnaryOperator<BackendConfig.Builder> details) {
            return backend(details.apply(BackendConfig.builder(pool)).build());
        }

        /** Adds a backend. */
        public Builder backend(BackendConfig backend) {
            if (backends.put(backend.name(), backend) != null) {
                throw Expect.unexpected("backend name", backend.name(), "unique");
            }
            return this;
        }

        /** How many clients at a time over all frontends; 0, the default, for no limit. */
        public Builder maxConnections(int most) {
            maxConnections = most;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException when names clash or a backend is missing
         */
        public LoadBalancerConfig build() {
            Map<String, BackendConfig> all = new LinkedHashMap<>(backends);
            pools.forEach((name, pool) -> {
                BackendConfig stated = all.putIfAbsent(name, BackendConfig.of(pool));
                if (stated != null && !stated.pool().equals(pool)) {
                    throw Expect.unexpected("pool name", name, "one pool of that name");
                }
            });
            return new LoadBalancerConfig(frontends, List.copyOf(all.values()), maxConnections);
        }
    }
}
