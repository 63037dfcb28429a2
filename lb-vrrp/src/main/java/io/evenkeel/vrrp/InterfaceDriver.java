package io.evenkeel.vrrp;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.packet.Decoded;
import io.evenkeel.vrrp.packet.VrrpCodec;
import io.evenkeel.vrrp.protocol.Event;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VrrpException;

/** All virtual routers of one interface: what comes in goes to the right one. Driver thread only. */
final class InterfaceDriver {
    /** After so many packets deadlines are looked at, even in a flood. */
    private static final int MAX_PACKETS_PER_TURN = 1000;

    private final String interfaceName;
    private final InterfaceAccess access;
    private final Clock clock;
    private final TransitionPublisher publisher;
    private final VrrpLog log = new VrrpLog();
    private final Map<Integer, VirtualRouter> routers = new LinkedHashMap<>();
    private boolean linkUp = true;

    InterfaceDriver(String interfaceName, InterfaceAccess access, Clock clock, TransitionPublisher publisher) {
        this.interfaceName = interfaceName;
        this.access = access;
        this.clock = clock;
        this.publisher = publisher;
    }

    /**
     * Looks once at everything. Packets come before deadlines: after a pause of this thread, what has waited in the socket
     * shows that the active router lives, and must be heard before its silence is judged.
     */
    void turn() throws IOException {
        readLink();
        readAdverts();
        for (VirtualRouter router : routers.values()) {
            router.post(new Event.DeadlineReached()); // no harm when it comes early
        }
    }

    private void readLink() throws IOException {
        boolean isUp = access.link().isUp();
        if (isUp != linkUp) {
            linkUp = isUp;
            routers.values().forEach(router -> router.post(isUp ? new Event.LinkUp() : new Event.LinkDown()));
        }
    }

    private void readAdverts() throws IOException {
        for (int i = 0; i < MAX_PACKETS_PER_TURN; i++) {
            Optional<byte[]> received = access.adverts().receive();
            if (received.isEmpty()) {
                return;
            }
            switch (VrrpCodec.decode(received.get())) {
                case Decoded.Fault fault -> log.fault(interfaceName, fault);
                case Decoded.Datagram datagram -> deliver(datagram);
            }
        }
    }

    private void deliver(Decoded.Datagram datagram) {
        if (!datagram.destination().equals(VrrpCodec.GROUP)) {
            log.notTheGroup(interfaceName, datagram);
            return;
        }
        VirtualRouter router = routers.get(datagram.advertisement().virtualRouterId());
        if (router != null) { // others' virtual routers on the link are none of our business
            router.post(new Event.AdvertReceived(datagram.source(), datagram.advertisement()));
        }
    }

    /** How long nothing is to be done unless something comes in; -1 for as long as that takes. */
    long idleNanos() {
        long now = clock.nanoTime();
        OptionalLong next = routers.values().stream().flatMapToLong(router -> router.deadline().stream())
                .map(deadline -> Math.max(0, deadline - now)).min();
        return next.orElse(-1);
    }

    boolean isIdle() {
        return routers.isEmpty();
    }

    /** Makes the routers of this interface those of {@code wanted}: stops, changes and starts, in this order. */
    void apply(List<VirtualRouterConfig> wanted) throws IOException {
        Map<VirtualRouterConfig, InetAddress> sources = sources(wanted);
        Set<Integer> kept = new HashSet<>();
        for (var entry : sources.entrySet()) {
            VirtualRouter running = routers.get(entry.getKey().virtualRouterId());
            if (running != null && running.source().equals(entry.getValue())
                    && running.config().version().equals(entry.getKey().version())) {
                kept.add(entry.getKey().virtualRouterId());
            }
        }
        for (VirtualRouter running : new ArrayList<>(routers.values())) {
            if (!kept.contains(running.config().virtualRouterId())) {
                running.post(new Event.Shutdown());
                routers.remove(running.config().virtualRouterId());
            }
        }
        sources.forEach(this::changeOrStart);
    }

    private void changeOrStart(VirtualRouterConfig config, InetAddress source) {
        VirtualRouter running = routers.get(config.virtualRouterId());
        if (running == null) {
            var router = new VirtualRouter(config, source, access, clock, log, publisher);
            routers.put(config.virtualRouterId(), router);
            if (!linkUp) {
                router.post(new Event.LinkDown());
            }
            router.post(new Event.Startup());
        } else if (!running.config().equals(config)) {
            running.reconfigure(config);
        }
    }

    /** What each advertises from. Found for all before any is touched, so that a refusal changes nothing. */
    private Map<VirtualRouterConfig, InetAddress> sources(List<VirtualRouterConfig> wanted) throws IOException {
        Set<InetAddress> floating = wanted.stream().flatMap(config -> config.addresses().stream())
                .map(VirtualAddress::address).collect(Collectors.toCollection(HashSet::new));
        routers.values().forEach(running -> running.config().addresses().forEach(a -> floating.add(a.address())));
        List<InetAddress> present = access.addresses().present();
        var sources = new LinkedHashMap<VirtualRouterConfig, InetAddress>();
        for (VirtualRouterConfig config : wanted) {
            sources.put(config, source(config, present, floating));
        }
        return sources;
    }

    private static InetAddress source(VirtualRouterConfig config, List<InetAddress> present, Set<InetAddress> floating) {
        InetAddress chosen = config.sourceAddress();
        boolean isOwner = config.forMachine(InetAddress.getLoopbackAddress()).isOwner();
        if (chosen == null) {
            // A virtual address on the interface is a leftover and will go, unless the host owns it.
            chosen = present.stream().filter(address -> isOwner || !floating.contains(address)).findFirst()
                    .orElseThrow(() -> new VrrpException(config.identity() + ": " + config.interfaceName()
                            + " has no IPv4 address of its own to advertise from; give it one, or set sourceAddress"));
        }
        if (!isOwner && floating.contains(chosen)) {
            throw new VrrpException(config.identity() + ": sourceAddress " + chosen.getHostAddress()
                    + " is a virtual address too; choose another, or priority 255 if this host owns it");
        }
        return chosen;
    }
}
