package io.evenkeel.linux.route;

import java.net.Inet4Address;
import java.net.InetAddress;

import io.evenkeel.linux.ffi.SysSocket;
import io.evenkeel.linux.socket.InetAddresses;

/** The kernel's numbers for kinds of addresses. Pure. */
final class Family {
    private Family() {}

    static int of(InetAddress address) {
        return address instanceof Inet4Address ? SysSocket.AF_INET : SysSocket.AF_INET6;
    }

    /** How many bytes an address has; 0 for a family that we do not know. */
    static int addressLength(int family) {
        return switch (family) {
            case SysSocket.AF_INET -> 4;
            case SysSocket.AF_INET6 -> 16;
            default -> 0;
        };
    }

    static InetAddress address(byte[] bytes) {
        return InetAddresses.of(bytes, 0, bytes.length);
    }
}
