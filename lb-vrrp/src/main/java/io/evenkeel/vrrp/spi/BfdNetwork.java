package io.evenkeel.vrrp.spi;

import java.io.IOException;

/** Gives access to the UDP sockets of a host that BFD takes. */
@FunctionalInterface
public interface BfdNetwork {
    /** Access for the calling thread, which speaks for all sessions of the host from now on. */
    BfdAccess open() throws IOException;
}
