package io.evenkeel.launcher.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;

/**
 * A port for the director of the demo.
 *
 * @param number where to listen; 0 lets the system choose
 * @param taken the usual port, when it was wanted and somebody else has it; else 0
 */
record DemoPort(int number, int taken) {
    /** The port that the user asked for, else the usual one, else any. */
    static DemoPort choose(OptionalInt asked, int usual) {
        if (asked.isPresent()) {
            return new DemoPort(asked.getAsInt(), 0);
        }
        return free(usual) ? new DemoPort(usual, 0) : new DemoPort(0, usual);
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
