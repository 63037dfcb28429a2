package io.evenkeel.vrrp.spi;

import java.io.IOException;

/** Knows whether the interface can carry packets. */
public interface LinkMonitor {
    /** Whether the interface is there, switched on, and has a carrier. Cheap enough for every turn of the driver. */
    boolean isUp() throws IOException;
}
