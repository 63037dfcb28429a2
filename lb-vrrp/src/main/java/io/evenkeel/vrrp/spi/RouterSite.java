package io.evenkeel.vrrp.spi;

import java.net.InetAddress;
import java.util.List;

import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.protocol.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What a virtual router wants of its interface. Immutable.
 *
 * @param source what it advertises from, or the unspecified address while that is not known
 * @param delivery group to join, or peers to reach
 * @param receiveBuffer how many bytes its advertisements may wait in; 0 leaves that to the interface
 * @param virtualMac the interface to make for its virtual MAC; null to use the interface's own hardware address
 * @param ipvlan the interface to make to advertise from; null for none
 * @param addressMacs interfaces to make for virtual MACs of some of its addresses
 * @param hostPolicy what else is to be so on the host
 */
public record RouterSite(int virtualRouterId, InetAddress source, Delivery delivery, int receiveBuffer,
        @Nullable VirtualMac virtualMac, @Nullable Ipvlan ipvlan, List<AddressMac> addressMacs, HostPolicy hostPolicy) {
    /** Copies the list. */
    public RouterSite {
        addressMacs = List.copyOf(addressMacs);
    }

    /** One that leaves the size of buffers to the interface, with the usual policy. */
    public RouterSite(int virtualRouterId, InetAddress source, Delivery delivery, @Nullable VirtualMac virtualMac) {
        this(virtualRouterId, source, delivery, 0, virtualMac, null, List.of(), HostPolicy.DEFAULT);
    }

    /** Its family. */
    public IpFamily family() {
        return IpFamily.of(source);
    }
}
