package io.evenkeel.vrrp.spi;

import java.io.IOException;
import java.time.Duration;

/** Puts addresses on and takes them off. An address without a device of its own belongs to the router's interface. */
public interface VirtualAddresses {
    /** Adds an address; false when it was there already. */
    boolean add(VirtualAddress address) throws IOException;

    /** Removes an address; false when it was not there. */
    boolean remove(VirtualAddress address) throws IOException;

    /** Tells the neighbours once that the address is here: gratuitous ARP, or an unsolicited neighbour advertisement. */
    void announce(VirtualAddress address) throws IOException;

    /**
     * How often {@link #renew} has to be called for an address that was added, lest it vanishes: so the addresses of a
     * process that was killed go by themselves. Zero when addresses stay for ever.
     */
    default Duration renewEvery() {
        return Duration.ZERO;
    }

    /** Keeps an address that was added for another while; adds it again if it has gone. */
    default void renew(VirtualAddress address) throws IOException {
        add(address);
    }
}
