package io.evenkeel.vrrp;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.protocol.Delivery;
import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.RouterSite;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VrrpException;

/** All virtual routers of one host. Driver thread only. */
final class HostDriver {
    private final HostAccess host;
    private final Clock clock;
    private final TransitionPublisher publisher;
    private final VrrpLog log = new VrrpLog();
    private final Map<RouterKey.LinkKey, InterfaceDriver> interfaces = new LinkedHashMap<>();

    HostDriver(HostAccess host, Clock clock, TransitionPublisher publisher) {
        this.host = host;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** Looks once at everything. */
    void turn() throws IOException {
        for (InterfaceDriver driver : interfaces.values()) {
            driver.turn();
        }
    }

    /** How long nothing is to be done unless something comes in; -1 for as long as that takes. */
    long idleNanos() {
        return interfaces.values().stream().flatMapToLong(driver -> driver.idleNanos().stream()).min().orElse(-1);
    }

    /** Makes the routers those of {@code wanted}: stops, changes and starts, in this order. */
    void apply(List<VirtualRouterConfig> wanted) throws IOException {
        Set<RouterKey.LinkKey> opened = new HashSet<>();
        Map<RouterKey, InetAddress> sources;
        try {
            for (VirtualRouterConfig config : wanted) {
                open(RouterKey.LinkKey.of(config), opened);
            }
            sources = sources(wanted);
        } catch (IOException | RuntimeException e) {
            opened.forEach(this::close);
            throw e;
        }
        Map<RouterKey, VirtualRouterConfig> byKey = new LinkedHashMap<>();
        wanted.forEach(config -> byKey.put(RouterKey.of(config), config));
        for (VirtualRouter running : running()) {
            VirtualRouterConfig next = byKey.get(RouterKey.of(running.config()));
            if (next == null || !running.canBecome(next, sources.get(RouterKey.of(next)))) {
                interfaces.get(RouterKey.LinkKey.of(running.config())).stop(running);
            }
        }
        try {
            for (VirtualRouterConfig config : wanted) {
                changeOrStart(config, sources.get(RouterKey.of(config)));
            }
        } finally {
            List.copyOf(interfaces.keySet()).stream().filter(link -> interfaces.get(link).isIdle()).forEach(this::close);
        }
    }

    private void open(RouterKey.LinkKey link, Set<RouterKey.LinkKey> opened) throws IOException {
        if (!interfaces.containsKey(link)) {
            InterfaceAccess access = host.open(link.interfaceName(), link.family());
            interfaces.put(link, new InterfaceDriver(link, access, clock, log));
            opened.add(link);
        }
    }

    private void close(RouterKey.LinkKey link) {
        InterfaceDriver driver = interfaces.remove(link);
        if (driver != null) {
            driver.access().close();
        }
    }

    private List<VirtualRouter> running() {
        return interfaces.values().stream().flatMap(driver -> driver.routers().values().stream()).toList();
    }

    private void changeOrStart(VirtualRouterConfig config, InetAddress source) throws IOException {
        InterfaceDriver driver = interfaces.get(RouterKey.LinkKey.of(config));
        VirtualRouter running = driver.routers().get(config.virtualRouterId());
        if (running == null) {
            var site = new RouterSite(config.virtualRouterId(), source, new Delivery.Multicast(config.family().group()), null);
            driver.start(new VirtualRouter(config, source, driver.access().attach(site), clock, log, publisher));
        } else if (!running.config().equals(config)) {
            running.reconfigure(config);
        }
    }

    /** What each advertises from. Found for all before any is touched, so that a refusal changes nothing. */
    private Map<RouterKey, InetAddress> sources(List<VirtualRouterConfig> wanted) throws IOException {
        List<VirtualRouterConfig> all = new ArrayList<>(wanted);
        running().forEach(router -> all.add(router.config()));
        Set<InetAddress> floating = all.stream().flatMap(config -> config.addresses().stream())
                .map(VirtualAddress::address).collect(Collectors.toSet());
        var sources = new LinkedHashMap<RouterKey, InetAddress>();
        for (VirtualRouterConfig config : wanted) {
            List<InetAddress> present = interfaces.get(RouterKey.LinkKey.of(config)).access().present();
            sources.put(RouterKey.of(config), source(config, present, floating));
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
                            + " has no " + config.family() + " address of its own to advertise from; give it one, or set"
                            + " sourceAddress"));
        }
        if (!isOwner && floating.contains(chosen)) {
            throw new VrrpException(config.identity() + ": sourceAddress " + chosen.getHostAddress()
                    + " is a virtual address too; choose another, or priority 255 if this host owns it");
        }
        return chosen;
    }
}
