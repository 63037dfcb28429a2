package io.evenkeel.vrrp;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLongArray;

import io.evenkeel.vrrp.packet.Decoded;
import io.evenkeel.vrrp.packet.DropReason;
import io.evenkeel.vrrp.packet.VrrpCodec;
import io.evenkeel.vrrp.protocol.Event;
import io.evenkeel.vrrp.spi.InterfaceAccess;

/** All virtual routers of one interface in one family: what comes in goes to the right one. Driver thread only. */
final class InterfaceDriver {
    /** After so many packets deadlines are looked at, even in a flood. */
    private static final int MAX_PACKETS_PER_TURN = 1000;

    private final RouterKey.LinkKey link;
    private final InterfaceAccess access;
    private final VrrpLog log;
    private final AtomicLongArray dropped;
    private final Map<Integer, VirtualRouter> routers = new LinkedHashMap<>();

    /**
     * Drives one interface.
     *
     * @param dropped counts by {@link DropReason#ordinal} what is no router's
     */
    InterfaceDriver(RouterKey.LinkKey link, InterfaceAccess access, VrrpLog log, AtomicLongArray dropped) {
        this.link = link;
        this.access = access;
        this.log = log;
        this.dropped = dropped;
    }

    InterfaceAccess access() {
        return access;
    }

    Map<Integer, VirtualRouter> routers() {
        return routers;
    }

    /** Hears what has come in; after many packets it lets others have their turn. */
    void readAdverts() throws IOException {
        for (int i = 0; i < MAX_PACKETS_PER_TURN; i++) {
            Optional<byte[]> received = access.receive();
            if (received.isEmpty()) {
                return;
            }
            switch (VrrpCodec.decode(received.get())) {
                case Decoded.Fault fault -> {
                    dropped.incrementAndGet(fault.reason().ordinal());
                    log.fault(link.interfaceName(), fault);
                }
                case Decoded.Datagram datagram -> deliver(datagram);
            }
        }
    }

    private void deliver(Decoded.Datagram datagram) {
        VirtualRouter router = routers.get(datagram.advertisement().virtualRouterId());
        if (router == null) { // others' virtual routers on the link are none of our business
            dropped.incrementAndGet(DropReason.UNKNOWN_ROUTER.ordinal());
        } else {
            router.hear(datagram);
        }
    }

    /** When something is to be done next, if nothing comes in before: nanoseconds from {@code now}. */
    OptionalLong idleNanos(long now) {
        return routers.values().stream().flatMapToLong(router -> router.deadline().stream())
                .map(deadline -> Math.max(0, deadline - now)).min();
    }

    boolean isIdle() {
        return routers.isEmpty();
    }

    void start(VirtualRouter router) {
        routers.put(router.config().virtualRouterId(), router);
        router.post(new Event.Startup());
    }

    void stop(VirtualRouter router) {
        router.post(new Event.Shutdown());
        router.close();
        routers.remove(router.config().virtualRouterId());
    }
}
