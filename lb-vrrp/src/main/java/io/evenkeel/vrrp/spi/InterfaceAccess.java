package io.evenkeel.vrrp.spi;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** One interface of the host in one family, as the driver thread sees it. */
public interface InterfaceAccess extends AutoCloseable {
    /**
     * The next VRRP datagram that has come in for any virtual router (IP protocol 112, or 51 with 112 inside), from its IP
     * header on, whatever its destination; empty when there is none. Does not wait. Where the kernel keeps the IPv6 header
     * to itself, {@link io.evenkeel.vrrp.packet.IpDatagram#build} makes one from what the kernel tells.
     */
    Optional<byte[]> receive() throws IOException;

    /**
     * Whether the last {@link HostAccess#await} ended with something to {@link #receive}. What comes in afterwards is known to
     * the next one, or to who asks for it all the same.
     */
    default boolean hasReceived() {
        return true;
    }

    /**
     * Whether it is there, switched on, and has a carrier. Cheap enough for every turn of the driver. It follows the
     * interface: one that came, or was made anew under its name, is reached from then on, after it was seen to be away once.
     */
    boolean isUp() throws IOException;

    /** Another number when {@link RouterAccess#isReady} of some router may be another than before. */
    default int changes() {
        return 0;
    }

    /** The host's number for the interface, as {@link #isUp} last saw it; 0 when it was away. Made anew, it has another. */
    int index();

    /**
     * The addresses of this family on the interface, the one to advertise from first: IPv4 the primary one, IPv6 the first
     * link-local one.
     */
    List<InetAddress> present() throws IOException;

    /**
     * Makes what one virtual router needs: joins its group, makes its virtual MAC interface; again whenever the interface
     * comes. A {@link VrrpException} says what cannot be had. Called before anything else is done for that router.
     */
    RouterAccess attach(RouterSite site) throws IOException;

    /** Gives everything back, but leaves the addresses as they are. */
    @Override
    void close();
}
