package io.evenkeel.vrrp.spi;

import java.io.IOException;

/** Opens interfaces. */
@FunctionalInterface
public interface VrrpNetwork {
    /**
     * Access to the interface {@code interfaceName}, for the calling thread, which drives it from now on. A
     * {@link VrrpException} says what the user has to change; another exception what went wrong.
     */
    InterfaceAccess open(String interfaceName) throws IOException;
}
