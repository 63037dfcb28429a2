package io.evenkeel.vrrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.linux.LinuxNetwork;
import io.evenkeel.vrrp.protocol.VrrpMachine;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.Urgency;
import io.evenkeel.vrrp.spi.VrrpNetwork;

/** Collects what a {@link VrrpEngine} begins with. Not thread-safe. */
public final class VrrpEngineBuilder {
    private final List<VirtualRouterConfig> routers = new ArrayList<>();
    private HostStatics statics = HostStatics.NONE;
    private VrrpNetwork network = new LinuxNetwork();
    private Clock clock = Clock.system();
    private Urgency urgency = Urgency.DEFAULT;
    private Map<String, LinkDelay> linkDelays = Map.of();

    VrrpEngineBuilder() {}

    /** One more virtual router to start with. */
    public VrrpEngineBuilder router(VirtualRouterConfig config) {
        routers.add(config);
        return this;
    }

    /** More virtual routers to start with. */
    public VrrpEngineBuilder routers(List<VirtualRouterConfig> configs) {
        routers.addAll(configs);
        return this;
    }

    /** What the host has while the engine runs, whoever is active; default nothing. */
    public VrrpEngineBuilder statics(HostStatics always) {
        statics = always;
        return this;
    }

    /** Where interfaces come from; default this Linux host. */
    public VrrpEngineBuilder network(VrrpNetwork surroundings) {
        network = surroundings;
        return this;
    }

    /** The clock that timers run by; default the machine's. */
    public VrrpEngineBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /** How the host lets the engine's thread run beside others; default {@link Urgency#DEFAULT}. */
    public VrrpEngineBuilder urgency(Urgency wanted) {
        urgency = wanted;
        return this;
    }

    /** How long the states of interfaces have to last before routers take notice, by name; default not at all. */
    public VrrpEngineBuilder linkDelays(Map<String, LinkDelay> delays) {
        linkDelays = Map.copyOf(delays);
        return this;
    }

    /** An engine that does nothing before it is started. Refuses two routers with one VRID on one interface. */
    public VrrpEngine build() {
        return new VrrpEngine(routers, statics, network, clock, urgency, linkDelays, VrrpMachine::step);
    }
}
