package io.evenkeel.vrrp.linux;

import java.io.IOException;

import io.evenkeel.linux.socket.Capability;
import io.evenkeel.linux.socket.Errno;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.VrrpException;
import io.evenkeel.vrrp.spi.VrrpNetwork;

/** The interfaces of this host, in the network namespace of the thread that opens one. */
public final class LinuxNetwork implements VrrpNetwork {
    private static final String CURE = "; run as root or grant it, e.g. AmbientCapabilities=CAP_NET_RAW CAP_NET_ADMIN"
            + " in the systemd unit";

    @Override
    public InterfaceAccess open(String interfaceName) throws IOException {
        try {
            InterfaceAccess access = LinuxInterface.open(interfaceName);
            if (!Capability.CAP_NET_ADMIN.isHeld()) { // found out now, not at the first takeover
                access.close();
                throw new VrrpException("VRRP on " + interfaceName + " needs CAP_NET_ADMIN to add addresses" + CURE);
            }
            return access;
        } catch (LinuxException e) {
            if (e.is(Errno.EPERM) || e.is(Errno.EACCES)) {
                throw new VrrpException("VRRP on " + interfaceName + " needs CAP_NET_RAW (" + e.call() + ": "
                        + e.errnoName() + ")" + CURE, e);
            }
            throw e;
        }
    }
}
