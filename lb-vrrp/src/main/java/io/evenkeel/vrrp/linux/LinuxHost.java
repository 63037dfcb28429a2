package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.evenkeel.core.time.Clock;
import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.socket.Capability;
import io.evenkeel.linux.socket.Errno;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.PacketSocket;
import io.evenkeel.linux.socket.Poller;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.NetworkEvent;
import io.evenkeel.vrrp.spi.Urgency;
import io.evenkeel.vrrp.spi.VirtualAddresses;
import io.evenkeel.vrrp.spi.VirtualRoutes;
import io.evenkeel.vrrp.spi.VrrpException;
import org.jspecify.annotations.Nullable;

/** This host, in the network namespace of the driver thread. */
final class LinuxHost implements HostAccess {
    private static final String CURE = "; run as root or grant it, e.g. AmbientCapabilities=CAP_NET_RAW CAP_NET_ADMIN"
            + " in the systemd unit";

    private static final Duration RENEW_EVERY = Duration.ofSeconds(3);
    /** Seconds since the host came up, and seconds of idleness (proc(5)). */
    private static final Path UPTIME = Path.of("/proc/uptime");

    private final RouteSocket route;
    private final HostEvents events;
    private final Poller poller;
    private final InterfaceSettings quietArp = InterfaceSettings.quietArp();
    private final InterfaceSettings promotedSecondaries = InterfaceSettings.promotedSecondaries();
    private final PacketFilters filters = new PacketFilters();
    private final OpenResources resources;
    private final VirtualAddresses addresses = LinuxAddresses.lasting(this);
    private final VirtualRoutes routes = new LinuxRoutes(this, "");
    private @Nullable PacketSocket packets;

    private LinuxHost(RouteSocket route, HostEvents events, Poller poller, OpenResources resources) {
        this.route = route;
        this.events = events;
        this.poller = poller;
        this.resources = resources;
    }

    static LinuxHost open() throws LinuxException {
        var resources = new OpenResources();
        try {
            RouteSocket route = resources.keep(RouteSocket.open());
            Poller poller = resources.keep(Poller.open());
            return new LinuxHost(route, HostEvents.open(route, poller, resources), poller, resources);
        } catch (LinuxException | RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    @Override
    public InterfaceAccess open(String interfaceName, IpFamily family) throws IOException {
        try {
            InterfaceAccess access = LinuxInterface.open(this, interfaceName, family);
            if (!Capability.CAP_NET_ADMIN.isHeld()) { // found out now, not at the first takeover
                access.close();
                throw new VrrpException("VRRP on " + interfaceName + " needs CAP_NET_ADMIN to add addresses" + CURE);
            }
            return access;
        } catch (LinuxException e) {
            if (e.is(Errno.EPERM) || e.is(Errno.EACCES)) {
                throw new VrrpException("VRRP on " + interfaceName + " needs CAP_NET_RAW (" + e.call() + ": "
                        + e.errnoName() + ")" + CURE, e);
            }
            throw e;
        }
    }

    @Override
    public VirtualAddresses addresses() {
        return addresses;
    }

    @Override
    public VirtualRoutes routes() {
        return routes;
    }

    /** For frames of our own making, on any interface. Needs CAP_NET_RAW. */
    PacketSocket packets() throws LinuxException {
        PacketSocket open = packets;
        if (open == null) {
            open = resources.keep(PacketSocket.open());
            packets = open;
        }
        return open;
    }

    RouteSocket route() {
        return route;
    }

    HostEvents events() {
        return events;
    }

    Poller poller() {
        return poller;
    }

    InterfaceSettings quietArp() {
        return quietArp;
    }

    InterfaceSettings promotedSecondaries() {
        return promotedSecondaries;
    }

    PacketFilters filters() {
        return filters;
    }

    @Override
    public boolean isUp(String interfaceName) throws LinuxException {
        return events.links().link(interfaceName).filter(Link::isUp).isPresent();
    }

    @Override
    public boolean has(String interfaceName, InetAddress address) throws LinuxException {
        return events.present(interfaceName).contains(address);
    }

    @Override
    public Duration sinceBoot() throws IOException {
        String seconds = Files.readString(UPTIME).split(" ", -1)[0];
        return Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000));
    }

    @Override
    public Optional<NetworkEvent> nextEvent() throws LinuxException {
        return events.next();
    }

    @Override
    public Duration renewEvery() {
        return RENEW_EVERY;
    }

    @Override
    public void renew() throws LinuxException {
        List<LinuxException> failures = route.renew(events.addresses().passing(Clock.system().nanoTime()));
        if (!failures.isEmpty()) {
            LinuxException first = failures.getFirst();
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    @Override
    public void schedule(Urgency urgency) {
        UrgentThreads.schedule(urgency);
    }

    @Override
    public void await(long timeoutNanos) throws LinuxException {
        poller.await(events.isWaiting() ? 0 : timeoutNanos);
        events.expect();
    }

    @Override
    public void wakeUp() {
        poller.wakeUp();
    }

    @Override
    public void close() {
        filters.close();
        resources.close();
    }
}
