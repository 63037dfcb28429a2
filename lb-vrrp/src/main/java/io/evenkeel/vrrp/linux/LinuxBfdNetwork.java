package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.evenkeel.linux.socket.NetworkNamespace;
import io.evenkeel.vrrp.spi.BfdAccess;
import io.evenkeel.vrrp.spi.BfdNetwork;

/**
 * The UDP sockets of a network namespace. Two of one namespace are equal.
 *
 * @param namespace as the kernel names it
 */
public record LinuxBfdNetwork(String namespace) implements BfdNetwork {
    /** That of the calling thread. */
    public static LinuxBfdNetwork here() {
        try {
            return new LinuxBfdNetwork(NetworkNamespace.current());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To be called by a thread of this namespace; threads are in that of the thread that has started them. */
    @Override
    public BfdAccess open() throws IOException {
        return LinuxBfdAccess.open();
    }
}
