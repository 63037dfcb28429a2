package io.evenkeel.vrrp.spi;

import java.io.IOException;

/** Puts addresses on and takes them off. An address without a device of its own belongs to the router's interface. */
public interface VirtualAddresses {
    /** Adds an address; false when it was there already. */
    boolean add(VirtualAddress address) throws IOException;

    /** Removes an address; false when it was not there. */
    boolean remove(VirtualAddress address) throws IOException;

    /** Tells the neighbours once that the address is here: gratuitous ARP, or an unsolicited neighbour advertisement. */
    void announce(VirtualAddress address) throws IOException;
}
