package io.evenkeel.vrrp.spi;

import java.io.IOException;

/** The hands of one virtual router, used by the driver thread. */
public interface RouterAccess extends AutoCloseable {
    /**
     * Sends a datagram, from its IP header on, to the destination in that header, with its time to live. In IPv4 an
     * identification of 0 may be replaced, unless the datagram is authenticated (IP protocol 51).
     */
    void send(byte[] datagram) throws IOException;

    /**
     * Whether it has what {@link InterfaceAccess#attach} made, as {@link InterfaceAccess#isUp} last saw it: others may take it
     * away, and when the interface comes again it may not be had at once. It is made again as soon as that is possible.
     */
    default boolean isReady() {
        return true;
    }

    /** Where its addresses go: the interface, or its virtual MAC interface, unless an address names a device. */
    VirtualAddresses addresses();

    /** Where its routes and rules go. */
    VirtualRoutes routes();

    /** Leaves the group and removes the virtual MAC interface. Addresses were removed before, if they had to be. */
    @Override
    void close();
}
