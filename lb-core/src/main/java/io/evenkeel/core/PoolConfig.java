package io.evenkeel.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.evenkeel.core.health.HealthCheck;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * A pool as it is configured.
 *
 * @param name unique in its load balancer
 * @param scheduler how a server is chosen
 * @param affinity who is sent where it was before; null, the default, when the scheduler alone decides
 * @param allBackups whether all usable {@linkplain ServerConfig#backup backup} servers serve when they must, or only the
 *     first of them; default false
 * @param servers in the order that schedulers use to break ties; may be empty
 */
public record PoolConfig(String name, Scheduler scheduler, @Nullable Affinity affinity, boolean allBackups,
        List<ServerConfig> servers) {
    /** Checks that names are unique. */
    public PoolConfig {
        Expect.text("pool name", name);
        servers = List.copyOf(servers);
        Set<String> names = new HashSet<>();
        for (ServerConfig server : servers) {
            if (!names.add(server.name())) {
                throw Expect.unexpected("server name in pool " + name, server.name(), "unique in the pool");
            }
        }
    }

    /** Without affinity. */
    public PoolConfig(String name, Scheduler scheduler, boolean allBackups, List<ServerConfig> servers) {
        this(name, scheduler, null, allBackups, servers);
    }

    /** Starts a builder. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** A builder with this pool's values. */
    public Builder toBuilder() {
        var builder = new Builder(name).scheduler(scheduler);
        builder.affinity = affinity;
        builder.allBackups = allBackups;
        servers.forEach(server -> builder.servers.add(server.toBuilder()));
        return builder;
    }

    /** Collects the values of a pool. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final List<ServerConfig.Builder> servers = new ArrayList<>();
        private @Nullable Scheduler scheduler;
        private @Nullable Affinity affinity;
        private @Nullable HealthCheck healthCheck;
        private boolean allBackups;

        private Builder(String name) {
            this.name = name;
        }

        /** How a server is chosen; required. The catalogue is {@link io.evenkeel.core.schedule.Schedulers}. */
        public Builder scheduler(Scheduler algorithm) {
            scheduler = algorithm;
            return this;
        }

        /** Sends clients where they were before; the catalogue is {@link io.evenkeel.core.affinity.TableAffinity}. */
        public Builder affinity(Affinity memory) {
            affinity = memory;
            return this;
        }

        /** Lets all usable backup servers serve when they must, instead of the first of them: HAProxy's {@code allbackups}. */
        public Builder allBackups() {
            allBackups = true;
            return this;
        }

        /** Adds a server with weight 1. */
        public Builder server(String serverName, String endpoint) {
            return server(serverName, endpoint, server -> server);
        }

        /** Adds a server and lets {@code details} fill in the rest. */
        public Builder server(String serverName, String endpoint, UnaryOperator<ServerConfig.Builder> details) {
            servers.add(details.apply(ServerConfig.builder(serverName, endpoint)));
            return this;
        }

        /** Adds a server that is already described. */
        public Builder server(ServerConfig server) {
            servers.add(server.toBuilder());
            return this;
        }

        /** The check of every server that does not state its own. Without it such servers are not checked. */
        public Builder healthCheck(HealthCheck check) {
            healthCheck = check;
            return this;
        }

        /**
         * The pool.
         *
         * @throws IllegalArgumentException when a value is out of range, a name occurs twice, or there is no scheduler
         */
        public PoolConfig build() {
            if (scheduler == null) {
                throw Expect.unexpected("scheduler of pool " + name, "none", "for example Schedulers.roundRobin()");
            }
            return new PoolConfig(name, scheduler, affinity, allBackups,
                    servers.stream().map(server -> server.build(healthCheck)).toList());
        }
    }
}
