package io.evenkeel.vrrp.linux.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.evenkeel.core.time.Clock;
import io.evenkeel.linux.nftables.AddressFilter;
import io.evenkeel.linux.route.InterfaceAddress;
import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.LinkFlag;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.socket.Capability;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.sysctl.Sysctl;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.linux.LinuxNetwork;
import io.evenkeel.vrrp.packet.IpDatagram;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.protocol.Delivery;
import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.PacketFilter;
import io.evenkeel.vrrp.spi.RouterAccess;
import io.evenkeel.vrrp.spi.RouterSite;
import io.evenkeel.vrrp.spi.VrrpException;

/** Reads the facts, in the network namespace of the calling thread. Changes nothing but the groups that it listens to,
 * and makes the tables of the packet filter for a moment that routers need. */
public final class HostFactsReader {
    private static final List<String> OTHER_PROGRAMS = List.of("keepalived", "vrrpd", "ucarp", "uvrrpd");
    private static final int AUTHENTICATION_HEADER = 51;
    private static final int AUTHENTICATION_HEADER_LENGTH = 24;

    private final Clock clock;

    /** {@code clock} tells how long we have listened. */
    public HostFactsReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * What matters to {@code routers}. Listens for {@code listening} where there is the privilege for it; an active router
     * advertises once in each interval.
     */
    public HostFacts read(List<VirtualRouterConfig> routers, Duration listening) throws IOException {
        var capabilities = new LinkedHashSet<String>();
        for (Capability capability : Capability.values()) {
            if (capability.isHeld()) {
                capabilities.add(capability.name());
            }
        }
        List<HostFacts.Interface> interfaces = interfaces();
        Set<String> present = new TreeSet<>(interfaces.stream().map(HostFacts.Interface::name).toList());
        boolean mayListen = capabilities.contains(Capability.CAP_NET_RAW.name())
                && capabilities.contains(Capability.CAP_NET_ADMIN.name());
        List<VirtualRouterConfig> possible = routers.stream().filter(router -> present.contains(router.interfaceName())).toList();
        return new HostFacts(capabilities, interfaces, settings(routers),
                mayListen && !possible.isEmpty() ? listen(possible, listening) : List.of(), others(),
                capabilities.contains(Capability.CAP_NET_ADMIN.name()) ? refusedFilters(routers) : Map.of());
    }

    /** Makes each table that routers need, and lets it go at once. */
    private static Map<PacketFilter, String> refusedFilters(List<VirtualRouterConfig> routers) {
        var refused = new LinkedHashMap<PacketFilter, String>();
        for (VirtualRouterConfig router : routers) {
            PacketFilter filter = router.hostPolicy().filter();
            if (filter != null) {
                try {
                    AddressFilter.open(filter.table(), filter.priority(), filter.counts()).close();
                } catch (LinuxException e) {
                    refused.put(filter, String.valueOf(e.getMessage()));
                }
            }
        }
        return refused;
    }

    private static List<HostFacts.Interface> interfaces() throws IOException {
        try (RouteSocket route = RouteSocket.open()) {
            List<InterfaceAddress> addresses = route.addresses();
            var interfaces = new ArrayList<HostFacts.Interface>();
            for (Link link : route.links()) {
                interfaces.add(new HostFacts.Interface(link.name(), link.flags().contains(LinkFlag.UP),
                        link.flags().contains(LinkFlag.LOWER_UP), link.flags().contains(LinkFlag.MULTICAST),
                        link.flags().contains(LinkFlag.LOOPBACK),
                        addresses.stream().filter(address -> address.interfaceIndex() == link.index())
                                .map(address -> new HostFacts.Address(address.address(), address.prefixLength())).toList()));
            }
            return interfaces;
        }
    }

    private static Map<String, String> settings(List<VirtualRouterConfig> routers) throws IOException {
        var names = new TreeSet<>(Set.of("all"));
        routers.forEach(router -> names.add(router.interfaceName()));
        var paths = new ArrayList<>(List.of("ipv4/ip_forward", "ipv4/ip_nonlocal_bind"));
        for (String name : names) {
            for (String key : List.of("rp_filter", "arp_ignore", "arp_announce", "arp_filter", "promote_secondaries")) {
                paths.add("ipv4/conf/" + name + "/" + key);
            }
            paths.add("ipv6/conf/" + name + "/disable_ipv6");
        }
        var values = new LinkedHashMap<String, String>();
        for (String path : paths) {
            new Sysctl("net/" + path).read().ifPresent(value -> values.put(path, value));
        }
        return values;
    }

    private List<HostFacts.Heard> listen(List<VirtualRouterConfig> routers, Duration listening) throws IOException {
        var heard = new LinkedHashSet<HostFacts.Heard>();
        var ears = new LinkedHashMap<Ear, InterfaceAccess>();
        var members = new ArrayList<RouterAccess>();
        try (HostAccess host = new LinuxNetwork().open()) {
            try {
                for (VirtualRouterConfig router : routers) {
                    join(host, router, ears, members);
                }
                long end = clock.nanoTime() + listening.toNanos();
                for (long left = listening.toNanos(); left > 0; left = end - clock.nanoTime()) {
                    host.await(left);
                    for (var ear : ears.entrySet()) {
                        for (var next = ear.getValue().receive(); next.isPresent(); next = ear.getValue().receive()) {
                            next.flatMap(IpDatagram::of).flatMap(datagram -> heard(ear.getKey(), datagram))
                                    .ifPresent(heard::add);
                        }
                    }
                }
            } finally {
                members.forEach(RouterAccess::close);
                ears.values().forEach(InterfaceAccess::close);
            }
        } catch (VrrpException e) {
            return List.of(); // what is missing is a finding of its own
        }
        return List.copyOf(heard);
    }

    private record Ear(String interfaceName, IpFamily family) {}

    private static void join(HostAccess host, VirtualRouterConfig router, Map<Ear, InterfaceAccess> ears,
            List<RouterAccess> members) throws IOException {
        var ear = new Ear(router.interfaceName(), router.family());
        InterfaceAccess access = ears.get(ear);
        if (access == null) {
            access = host.open(ear.interfaceName(), ear.family());
            ears.put(ear, access);
        }
        members.add(access.attach(new RouterSite(router.virtualRouterId(), router.family().group(),
                new Delivery.Multicast(router.family().group()), null)));
    }

    /** The first octets are the same in all versions, also where the rest is authenticated or damaged. */
    private static Optional<HostFacts.Heard> heard(Ear ear, IpDatagram datagram) {
        byte[] payload = datagram.payload();
        int at = datagram.protocol() == AUTHENTICATION_HEADER ? AUTHENTICATION_HEADER_LENGTH : 0;
        if (payload.length < at + 3 || (payload[at] & 0x0f) != 1 || (payload[at + 2] & 0xff) == 0) {
            return Optional.empty(); // no advertisement, or a resignation
        }
        return Optional.of(new HostFacts.Heard(ear.interfaceName(), datagram.source(), payload[at] >> 4, payload[at + 1] & 0xff,
                payload[at + 2] & 0xff));
    }

    /** Other programs of this network namespace; those that we may not look at do not count. */
    private static List<HostFacts.OtherProgram> others() {
        var found = new ArrayList<HostFacts.OtherProgram>();
        Optional<Path> ours = namespace("thread-self");
        ProcessHandle.allProcesses().forEach(process -> {
            try {
                String name = Files.readString(Path.of("/proc/" + process.pid() + "/comm")).strip();
                boolean isParent = process.children().anyMatch(child -> true) || !name.equals("keepalived");
                if (OTHER_PROGRAMS.contains(name) && isParent && namespace(Long.toString(process.pid())).equals(ours)) {
                    found.add(new HostFacts.OtherProgram(name, process.pid()));
                }
            } catch (IOException e) {
                // it has ended meanwhile
            }
        });
        return found;
    }

    private static Optional<Path> namespace(String process) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc", process, "ns", "net")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
