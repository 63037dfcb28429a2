package io.evenkeel.vrrp.linux;

import java.io.IOException;

import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.VrrpNetwork;

/** This host, in the network namespace of the thread that opens it. */
public final class LinuxNetwork implements VrrpNetwork {
    @Override
    public HostAccess open() throws IOException {
        return LinuxHost.open();
    }
}
