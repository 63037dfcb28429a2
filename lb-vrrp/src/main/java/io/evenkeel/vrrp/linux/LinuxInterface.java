package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import io.evenkeel.core.time.Clock;
import io.evenkeel.linux.route.AddressFlag;
import io.evenkeel.linux.route.InterfaceAddress;
import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.RawSocket;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.RouterAccess;
import io.evenkeel.vrrp.spi.RouterSite;
import io.evenkeel.vrrp.spi.VrrpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One interface in one family, with the sockets that takes. When it goes, they are closed; when one of that name comes, it is
 * reached anew, with a virtual MAC and groups for each router.
 */
final class LinuxInterface implements InterfaceAccess {
    private static final Logger LOG = LoggerFactory.getLogger(LinuxInterface.class);
    private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LinuxHost host;
    private final String name;
    private final IpFamily family;
    private final List<LinuxRouter> routers = new ArrayList<>();
    /** Null while the interface is away. */
    private @Nullable Reached reached;
    /** Of the host's links, at the last look. */
    private long versionSeen = -1;
    private String lastFailure = "";
    /** After a failure: not before then, as the attempt itself makes events that end the next wait at once. */
    private OptionalLong comesAt = OptionalLong.empty();
    /** When to look at routers that lack something, whether links have changed or not. */
    private OptionalLong mendAt = OptionalLong.empty();
    /** How often a router has got, or lost, what it needs. */
    private int changes;

    private record Reached(Link link, AdvertSockets adverts) {}

    private LinuxInterface(LinuxHost host, String name, IpFamily family) {
        this.host = host;
        this.name = name;
        this.family = family;
    }

    static LinuxInterface open(LinuxHost host, String name, IpFamily family) throws IOException {
        var access = new LinuxInterface(host, name, family);
        host.packets(); // that it cannot be had is to be known now, also when the interface is away
        try {
            Optional<Link> link = host.route().link(name);
            if (link.isPresent()) {
                access.reach(link.get());
            }
            return access;
        } catch (IOException e) {
            access.close();
            throw e;
        }
    }

    private void reach(Link link) throws IOException {
        var now = new Reached(link, AdvertSockets.open(link, family));
        now.adverts().listening().forEach(host.poller()::add);
        reached = now;
        sizeBuffers();
        mend();
    }

    /**
     * Gives routers what they lack. One that somebody took something from has to be seen without it first; after a failure
     * nothing is tried for a while, as the attempt itself changes links.
     */
    private void mend() throws LinuxException {
        boolean mayTry = mendAt.isEmpty() || isTime(mendAt);
        boolean robbed = false;
        boolean failed = false;
        for (LinuxRouter router : routers) {
            if (router.isReady() && !router.isWhole()) {
                router.abandon();
                changes++;
                robbed = true;
            } else if (!router.isReady() && mayTry) {
                router.tryToReach();
                changes += router.isReady() ? 1 : 0;
                failed |= !router.isReady();
            }
        }
        if (mayTry) {
            mendAt = failed ? OptionalLong.of(Clock.system().nanoTime() + PAUSE_AFTER_FAILURE_NANOS)
                    : robbed ? OptionalLong.of(Clock.system().nanoTime()) : OptionalLong.empty();
        }
        if (robbed) {
            host.events().lookAgain();
        }
    }

    private static boolean isTime(OptionalLong at) {
        return at.isPresent() && Clock.system().nanoTime() - at.getAsLong() >= 0;
    }

    private void letGo() {
        routers.forEach(LinuxRouter::letGo);
        Reached before = reached;
        if (before != null) {
            before.adverts().listening().forEach(host.poller()::remove);
            before.adverts().close();
        }
        reached = null;
        mendAt = OptionalLong.empty();
    }

    @Override
    public Optional<byte[]> receive() throws LinuxException {
        Reached now = reached;
        return now == null ? Optional.empty() : now.adverts().receive();
    }

    @Override
    public boolean hasReceived() {
        Reached now = reached;
        if (now == null) {
            return false;
        }
        for (RawSocket socket : now.adverts().listening()) {
            if (host.poller().isReadable(socket)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isUp() throws LinuxException {
        HostLinks links = host.events().links();
        Reached before = reached;
        if (before != null && versionSeen == links.version() && !isTime(mendAt)) {
            return before.link().isUp(); // hundreds of routers need not be asked whether theirs are as they were
        }
        versionSeen = links.version();
        Optional<Link> seen = links.link(name);
        if (before == null) {
            if (comesAt.isEmpty() || isTime(comesAt)) {
                seen.ifPresent(this::come);
            }
        } else if (seen.isEmpty() || seen.get().index() != before.link().index()) {
            letGo();
            host.events().lookAgain(); // what was made anew must be seen to have been away
        } else {
            if (!seen.get().equals(before.link())) {
                reached = new Reached(seen.get(), before.adverts());
                for (LinuxRouter router : routers) {
                    router.follow(seen.get());
                }
            }
            mend();
        }
        Reached now = reached;
        return now != null && now.link().isUp();
    }

    private void come(Link link) {
        try {
            reach(link);
            lastFailure = "";
            comesAt = OptionalLong.empty();
        } catch (IOException | VrrpException e) {
            letGo();
            comesAt = OptionalLong.of(Clock.system().nanoTime() + PAUSE_AFTER_FAILURE_NANOS);
            if (!lastFailure.equals(e.getMessage())) {
                lastFailure = String.valueOf(e.getMessage());
                LOG.warn("VRRP on {}: cannot use it: {}", name, lastFailure);
            }
        }
    }

    @Override
    public int changes() {
        return changes;
    }

    @Override
    public int index() {
        Reached now = reached;
        return now == null ? 0 : now.link().index();
    }

    @Override
    public List<InetAddress> present() throws LinuxException {
        if (index() == 0) {
            return List.of();
        }
        return host.route().addresses(index()).stream()
                .filter(address -> IpFamily.of(address.address()) == family)
                .filter(address -> !address.options().flags().contains(AddressFlag.DUPLICATE))
                .map(InterfaceAddress::address)
                .sorted(Comparator.comparing(address -> family == IpFamily.IPV6 && !address.isLinkLocalAddress())).toList();
    }

    @Override
    public RouterAccess attach(RouterSite site) throws IOException {
        LinuxRouter router = LinuxRouter.attach(this, site, reached != null);
        routers.add(router);
        sizeBuffers();
        return router;
    }

    void detach(LinuxRouter router) throws LinuxException {
        routers.remove(router);
        sizeBuffers();
    }

    /** As keepalived has it: the sum of what the routers want, as they share the sockets. */
    private void sizeBuffers() throws LinuxException {
        long wanted = routers.stream().mapToLong(LinuxRouter::receiveBuffer).sum();
        Reached now = reached;
        if (now != null) {
            now.adverts().receiveBuffer(wanted == 0 ? RawSocket.RECEIVE_BUFFER : (int) Math.min(wanted, Integer.MAX_VALUE));
        }
    }

    LinuxHost host() {
        return host;
    }

    String name() {
        return name;
    }

    /** The interface as it is reached at present. */
    Link link() {
        return known().link();
    }

    AdvertSockets adverts() {
        return known().adverts();
    }

    private Reached known() {
        return Objects.requireNonNull(reached, "asked for while it is reached");
    }

    @Override
    public void close() {
        letGo();
    }
}
