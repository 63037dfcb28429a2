package io.evenkeel.vrrp;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;

import io.evenkeel.vrrp.packet.Decoded;
import io.evenkeel.vrrp.protocol.Rejection;
import io.evenkeel.vrrp.protocol.Remark;
import io.evenkeel.vrrp.spi.PacketFilter;
import io.evenkeel.vrrp.spi.VirtualAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every line that the engine logs, identity first. What comes with each packet is warned of once, then
 * goes to debug. Driver thread only.
 */
final class VrrpLog {
    private static final Logger LOG = LoggerFactory.getLogger(VrrpEngine.class);
    /** Bounds the memory that strangers on the link can make us use; past it we forget what was said. */
    private static final int MAX_REMEMBERED = 256;

    private final Set<String> said = new HashSet<>();

    void transition(RouterEvent transition) {
        LOG.info("{}", transition);
    }

    void added(VirtualRouterConfig router, VirtualAddress address) {
        LOG.debug("{}: added {}", router.identity(), address);
    }

    void takesNoPackets(VirtualRouterConfig router, PacketFilter filter) {
        LOG.info("{}: its addresses take no packets, and answer no ping (no_accept, or strict mode): table inet {} drops them."
                + " 'accept' lets them", router.identity(), filter.table());
    }

    void removed(VirtualRouterConfig router, VirtualAddress address) {
        LOG.debug("{}: removed {}", router.identity(), address);
    }

    void removedLeftover(VirtualRouterConfig router, VirtualAddress address) {
        LOG.warn("{}: removed {}, which an earlier run had left behind", router.identity(), address);
    }

    void reconfigured(VirtualRouterConfig router) {
        LOG.info("{}: changed, priority {}, addresses {}", router.identity(), router.priority(), router.addresses());
    }

    void failed(VirtualRouterConfig router, String what, Exception e) {
        LOG.error("{}: cannot {} ({})", router.identity(), what, e.getMessage());
    }

    void sendFailed(VirtualRouterConfig router, Exception e) {
        repeated(router.identity() + ": cannot advertise (" + e.getMessage() + ")");
    }

    void sends(VirtualRouterConfig router) {
        said.removeIf(text -> text.startsWith(router.identity() + ": cannot advertise"));
    }

    void remark(VirtualRouterConfig router, InetAddress source, Remark remark) {
        repeated(router.identity() + ": advertisement from " + source.getHostAddress() + " " + remark.text());
    }

    void fault(String interfaceName, Decoded.Fault fault) {
        repeated("VRRP on " + interfaceName + ": dropped a packet: " + fault.text());
    }

    void stranger(String interfaceName, Decoded.Datagram datagram) {
        LOG.info("VRRP on {}: {} runs vrid {}, which we do not", interfaceName, datagram.source().getHostAddress(),
                datagram.advertisement().virtualRouterId());
    }

    void rejected(VirtualRouterConfig router, InetAddress source, Rejection rejection) {
        repeated(router.identity() + ": advertisement from " + source.getHostAddress() + " " + rejection.text());
    }

    void restored(VirtualRouterConfig router, VirtualAddress address) {
        LOG.warn("{}: {} was removed by somebody else, and is put back", router.identity(), address);
    }

    void staticFailed(String what, Exception e) {
        LOG.warn("VRRP: cannot add {}, which shall always be there ({})", what, e.getMessage());
    }

    void staticStays(String what, Exception e) {
        LOG.warn("VRRP: cannot remove {} ({})", what, e.getMessage());
    }

    void staticAdded(String what) {
        LOG.info("VRRP: static {} is there now", what);
    }

    void staticRestored(String what) {
        LOG.warn("VRRP: static {} was removed by somebody else, and is put back", what);
    }

    void priority(VirtualRouterConfig router, RouterEvent.PriorityChange change) {
        LOG.info("{}: priority {} -> {}", router.identity(), change.before(), change.priority());
    }

    void driverFailed(Exception e) {
        repeated("VRRP: " + e);
    }

    private void repeated(String text) {
        if (said.size() >= MAX_REMEMBERED) {
            said.clear();
        }
        if (said.add(text)) {
            LOG.warn("{}", text);
        } else {
            LOG.debug("{}", text);
        }
    }
}
