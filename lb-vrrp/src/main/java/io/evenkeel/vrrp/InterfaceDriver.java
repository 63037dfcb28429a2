package io.evenkeel.vrrp;

import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import io.evenkeel.vrrp.packet.Decoded;
import io.evenkeel.vrrp.packet.DropReason;
import io.evenkeel.vrrp.packet.VrrpCodec;
import io.evenkeel.vrrp.protocol.Cause;
import io.evenkeel.vrrp.protocol.Event;
import io.evenkeel.vrrp.spi.InterfaceAccess;

/** All virtual routers of one interface in one family: what comes in goes to the right one. Driver thread only. */
final class InterfaceDriver {
    /** After so many packets deadlines are looked at, even in a flood. */
    private static final int MAX_PACKETS_PER_TURN = 1000;
    /** Addresses that come are no event that we hear: renewals would be many. */
    private static final long LOOK_FOR_SOURCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final RouterKey.LinkKey link;
    private final InterfaceAccess access;
    private final VrrpLog log;
    private final DropCounts dropped;
    private final Map<Integer, VirtualRouter> routers = new LinkedHashMap<>();
    /** The VRIDs of others that were said. */
    private final BitSet strangers = new BitSet();
    private LinkState linkState = LinkState.UP;
    private int index;
    private int changes;
    /** Whether some router has nothing to advertise from; and when to look for it again. */
    private boolean lacksSource;
    private long lookForSourceAt;

    /**
     * Drives one interface.
     *
     * @param dropped counts what is no router's
     */
    InterfaceDriver(RouterKey.LinkKey link, InterfaceAccess access, VrrpLog log, DropCounts dropped) {
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
                    dropped.count(fault.reason());
                    log.fault(link.interfaceName(), fault);
                }
                case Decoded.Datagram datagram -> deliver(datagram);
            }
        }
    }

    private void deliver(Decoded.Datagram datagram) {
        VirtualRouter router = routers.get(datagram.advertisement().virtualRouterId());
        if (router == null) { // others' virtual routers on the link are none of our business
            dropped.count(DropReason.UNKNOWN_ROUTER);
            if (!strangers.get(datagram.advertisement().virtualRouterId())) {
                strangers.set(datagram.advertisement().virtualRouterId());
                log.stranger(link.interfaceName(), datagram);
            }
        } else {
            router.hear(datagram);
        }
    }

    /** Looks at the link; whether it counts as another than at the last look, or some router can use it no longer, or again. */
    boolean linkHasChanged(SteadyLinks steadyLinks, long now) throws IOException {
        LinkState before = linkState;
        boolean isUp = access.isUp();
        if (access.index() == 0) {
            steadyLinks.forget(link.interfaceName());
            linkState = LinkState.MISSING;
        } else {
            linkState = steadyLinks.isUp(link.interfaceName(), isUp, now) ? LinkState.UP : LinkState.DOWN;
        }
        int changesBefore = changes;
        changes = access.changes();
        return linkState != before || changes != changesBefore;
    }

    LinkState linkState() {
        return linkState;
    }

    /** Whether to look for what to advertise from: the interface was made anew, or had no address the last time. */
    boolean mustFindSources(long now) {
        boolean isNew = access.index() != index;
        index = access.index();
        return index != 0 && (isNew || (lacksSource && now - lookForSourceAt >= 0));
    }

    /** Every router has something to advertise from; or else it is to be looked for again in a while. */
    void foundSources(boolean all, long now) {
        lacksSource = !all;
        lookForSourceAt = now + LOOK_FOR_SOURCE_NANOS;
    }

    /** When to look for what to advertise from, if nothing comes in before. */
    OptionalLong looksForSourceAt() {
        return lacksSource && index != 0 ? OptionalLong.of(lookForSourceAt) : OptionalLong.empty();
    }

    boolean isIdle() {
        return routers.isEmpty();
    }

    void start(VirtualRouter router) {
        routers.put(router.config().virtualRouterId(), router);
        router.post(new Event.Startup());
    }

    void stop(VirtualRouter router, Cause why) {
        router.stop(why);
        router.close();
        routers.remove(router.config().virtualRouterId());
    }
}
