package io.evenkeel.vrrp;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.packet.Decoded;
import io.evenkeel.vrrp.packet.VrrpCodec;
import io.evenkeel.vrrp.protocol.Event;
import io.evenkeel.vrrp.spi.InterfaceAccess;

/** All virtual routers of one interface in one family: what comes in goes to the right one. Driver thread only. */
final class InterfaceDriver {
    /** After so many packets deadlines are looked at, even in a flood. */
    private static final int MAX_PACKETS_PER_TURN = 1000;

    private final RouterKey.LinkKey link;
    private final InterfaceAccess access;
    private final Clock clock;
    private final VrrpLog log;
    private final Map<Integer, VirtualRouter> routers = new LinkedHashMap<>();
    private boolean linkUp = true;

    InterfaceDriver(RouterKey.LinkKey link, InterfaceAccess access, Clock clock, VrrpLog log) {
        this.link = link;
        this.access = access;
        this.clock = clock;
        this.log = log;
    }

    InterfaceAccess access() {
        return access;
    }

    Map<Integer, VirtualRouter> routers() {
        return routers;
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
        boolean isUp = access.isUp();
        if (isUp != linkUp) {
            linkUp = isUp;
            routers.values().forEach(router -> router.post(isUp ? new Event.LinkUp() : new Event.LinkDown()));
        }
    }

    private void readAdverts() throws IOException {
        for (int i = 0; i < MAX_PACKETS_PER_TURN; i++) {
            Optional<byte[]> received = access.receive();
            if (received.isEmpty()) {
                return;
            }
            switch (VrrpCodec.decode(received.get())) {
                case Decoded.Fault fault -> log.fault(link.interfaceName(), fault);
                case Decoded.Datagram datagram -> deliver(datagram);
            }
        }
    }

    private void deliver(Decoded.Datagram datagram) {
        if (!datagram.destination().equals(VrrpCodec.GROUP)) {
            log.notTheGroup(link.interfaceName(), datagram);
            return;
        }
        VirtualRouter router = routers.get(datagram.advertisement().virtualRouterId());
        if (router != null) { // others' virtual routers on the link are none of our business
            router.post(new Event.AdvertReceived(datagram.source(), datagram.advertisement()));
        }
    }

    /** When something is to be done next, if nothing comes in before. */
    OptionalLong idleNanos() {
        long now = clock.nanoTime();
        return routers.values().stream().flatMapToLong(router -> router.deadline().stream())
                .map(deadline -> Math.max(0, deadline - now)).min();
    }

    boolean isIdle() {
        return routers.isEmpty();
    }

    void start(VirtualRouter router) {
        routers.put(router.config().virtualRouterId(), router);
        if (!linkUp) {
            router.post(new Event.LinkDown());
        }
        router.post(new Event.Startup());
    }

    void stop(VirtualRouter router) {
        router.post(new Event.Shutdown());
        router.close();
        routers.remove(router.config().virtualRouterId());
    }
}
