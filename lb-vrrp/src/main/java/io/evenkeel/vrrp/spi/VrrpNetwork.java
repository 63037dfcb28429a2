package io.evenkeel.vrrp.spi;

import java.io.IOException;

/** Gives access to the network of a host. */
@FunctionalInterface
public interface VrrpNetwork {
    /**
     * Access for the calling thread, which drives all virtual routers of the host from now on. A {@link VrrpException} says
     * what the user has to change; another exception what went wrong.
     */
    HostAccess open() throws IOException;
}
