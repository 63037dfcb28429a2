package io.evenkeel.director;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.evenkeel.core.PoolConfig;
import io.evenkeel.director.notify.Notifications;
import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.spi.HostStatics;

/**
 * A whole director as it is configured.
 *
 * @param loadBalancer who serves
 * @param virtualRouters which addresses this host floats together with others
 * @param notifications who is told of their changes of state
 * @param statics which addresses, routes and rules this host has while it runs, whoever is active
 */
public record DirectorConfig(LoadBalancerConfig loadBalancer, List<VirtualRouterConfig> virtualRouters, Notifications notifications,
        HostStatics statics) {
    /** Copies the list. */
    public DirectorConfig {
        virtualRouters = List.copyOf(virtualRouters);
    }

    /** Tells nobody. */
    public DirectorConfig(LoadBalancerConfig loadBalancer, List<VirtualRouterConfig> virtualRouters) {
        this(loadBalancer, virtualRouters, Notifications.NONE, HostStatics.NONE);
    }

    /** The same with another load balancer. */
    public DirectorConfig with(LoadBalancerConfig other) {
        return new DirectorConfig(other, virtualRouters, notifications, statics);
    }

    /** Starts a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a director. Not thread-safe. */
    public static final class Builder {
        private final LoadBalancerConfig.Builder loadBalancer = LoadBalancerConfig.builder();
        private final List<VirtualRouterConfig> virtualRouters = new ArrayList<>();
        private Notifications notifications = Notifications.NONE;
        private HostStatics statics = HostStatics.NONE;

        private Builder() {}

        /** Adds an HTTP frontend. */
        public Builder http(String name, UnaryOperator<FrontendConfig.Builder> details) {
            loadBalancer.http(name, details);
            return this;
        }

        /** Adds a TCP frontend. */
        public Builder tcp(String name, UnaryOperator<FrontendConfig.Builder> details) {
            loadBalancer.tcp(name, details);
            return this;
        }

        /** Adds a backend and says how the proxy talks to its servers. */
        public Builder backend(PoolConfig pool, UnaryOperator<BackendConfig.Builder> details) {
            loadBalancer.backend(pool, details);
            return this;
        }

        /** How many clients at a time over all frontends; 0, the default, for no limit. */
        public Builder maxConnections(int most) {
            loadBalancer.maxConnections(most);
            return this;
        }

        /** Adds a virtual router with this VRID, 1..255. */
        public Builder virtualRouter(int virtualRouterId, UnaryOperator<VirtualRouterBuilder> details) {
            virtualRouters.add(details.apply(VirtualRouterConfig.builder(virtualRouterId)).build());
            return this;
        }

        /** Who is told of changes of state; nobody by default. */
        public Builder notifications(Notifications told) {
            notifications = told;
            return this;
        }

        /** Which addresses, routes and rules this host has while it runs, whoever is active; none by default. */
        public Builder statics(HostStatics always) {
            statics = always;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException when a value is out of range, names clash or a backend is missing
         */
        public DirectorConfig build() {
            return new DirectorConfig(loadBalancer.build(), virtualRouters, notifications, statics);
        }
    }
}
