package io.evenkeel.director;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.evenkeel.core.PoolConfig;
import io.evenkeel.director.mail.MailConfig;
import io.evenkeel.director.notify.Notifications;
import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import io.evenkeel.vrrp.LinkDelay;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.bfd.BfdTracker;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A whole director as it is configured.
 *
 * @param loadBalancer who serves
 * @param virtualRouters which addresses this host floats together with others
 * @param bfdSessions BFD sessions that run whether a router tracks them or not: neighbours may depend on them
 * @param statics which addresses, routes and rules this host has while it runs, whoever is active
 * @param notifications who is told what happens to them
 * @param hostCommands what prepares the host and tidies it up
 * @param mail who gets mail about them; null for nobody
 * @param urgency how the host lets the thread that drives virtual routers run beside others
 * @param linkDelays how long the states of interfaces have to last before virtual routers take notice, by name
 */
public record DirectorConfig(LoadBalancerConfig loadBalancer, List<VirtualRouterConfig> virtualRouters, List<BfdTracker> bfdSessions,
        HostStatics statics, Notifications notifications, HostCommands hostCommands, @Nullable MailConfig mail, Urgency urgency,
        Map<String, LinkDelay> linkDelays) {
    /** Copies the lists. */
    public DirectorConfig {
        virtualRouters = List.copyOf(virtualRouters);
        bfdSessions = List.copyOf(bfdSessions);
        linkDelays = Map.copyOf(linkDelays);
    }

    /** Tells nobody, runs nothing, and has no BFD sessions but those that are tracked. */
    public DirectorConfig(LoadBalancerConfig loadBalancer, List<VirtualRouterConfig> virtualRouters) {
        this(loadBalancer, virtualRouters, List.of(), HostStatics.NONE, Notifications.NONE, HostCommands.NONE, null, Urgency.DEFAULT,
                Map.of());
    }

    /** The same with another load balancer. */
    public DirectorConfig with(LoadBalancerConfig other) {
        return new DirectorConfig(other, virtualRouters, bfdSessions, statics, notifications, hostCommands, mail, urgency, linkDelays);
    }

    /** The same without virtual routers, and what belongs to them on the host. */
    public DirectorConfig withoutRouters() {
        return new DirectorConfig(loadBalancer, List.of(), bfdSessions, HostStatics.NONE, notifications, hostCommands, mail, urgency,
                linkDelays);
    }

    /** Starts a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a director. Not thread-safe. */
    public static final class Builder {
        private final LoadBalancerConfig.Builder loadBalancer = LoadBalancerConfig.builder();
        private final List<VirtualRouterConfig> virtualRouters = new ArrayList<>();
        private final List<BfdTracker> bfdSessions = new ArrayList<>();
        private Notifications notifications = Notifications.NONE;
        private HostStatics statics = HostStatics.NONE;
        private HostCommands hostCommands = HostCommands.NONE;
        private @Nullable MailConfig mail;
        private Urgency urgency = Urgency.DEFAULT;
        private final Map<String, LinkDelay> linkDelays = new LinkedHashMap<>();

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

        /** Adds a BFD session that runs whether a router tracks it or not. */
        public Builder bfdSession(BfdTracker session) {
            bfdSessions.add(session);
            return this;
        }

        /** Who is told what happens to virtual routers; nobody by default. */
        public Builder notifications(Notifications told) {
            notifications = told;
            return this;
        }

        /** What prepares the host and tidies it up; nothing by default. */
        public Builder hostCommands(HostCommands commands) {
            hostCommands = commands;
            return this;
        }

        /** Who gets mail about changes of state; nobody by default. */
        public Builder mail(UnaryOperator<MailConfig.Builder> details) {
            mail = details.apply(MailConfig.builder()).build();
            return this;
        }

        /** How the host lets the thread that drives virtual routers run beside others; in real time by default. */
        public Builder urgency(Urgency wanted) {
            urgency = wanted;
            return this;
        }

        /** How long the state of an interface has to last before virtual routers take notice; not at all by default. */
        public Builder linkDelay(String interfaceName, LinkDelay delay) {
            linkDelays.put(interfaceName, delay);
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
            return new DirectorConfig(loadBalancer.build(), virtualRouters, bfdSessions, statics, notifications, hostCommands, mail,
                    urgency, linkDelays);
        }
    }
}
