package io.evenkeel.benchmarks.sidebyside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Hands out free TCP ports on loopback, each once. They lie below the range from which the kernel takes the ports of
 * outgoing connections, so that no client of a run can take one before its server does.
 */
final class Ports {
    private static final int FIRST = 18_100;
    private static final int LAST = 32_000;

    private int next = FIRST;

    int free() {
        while (next <= LAST) {
            int port = next++;
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
        throw new Problem("no free port on 127.0.0.1 between " + FIRST + " and " + LAST + ".");
    }
}
