package io.evenkeel.launcher.demo;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.evenkeel.launcher.process.ChildProcess;
import io.evenkeel.launcher.process.OwnProgram;

/**
 * A {@link WebServer} as a process of its own.
 *
 * @param name the name of the server
 * @param process its process
 * @param address where it listens
 */
record WebServerProcess(String name, ChildProcess process, InetSocketAddress address) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Starts one without waiting for it. */
    static ChildProcess launch(String name, String host, int port, UnaryOperator<List<String>> where) {
        List<String> command = OwnProgram.command("web-server", "--name", name, "--host", host, "--port", Integer.toString(port));
        Map<String, String> environment = OwnProgram.environment(true);
        return ChildProcess.start(name, where.apply(command), environment, line -> {});
    }

    /** Waits until it listens. */
    static WebServerProcess ready(String name, ChildProcess process) throws InterruptedException {
        String line = process.await(said -> said.startsWith("listening on "), PATIENCE);
        int colon = line.lastIndexOf(':');
        String host = line.substring("listening on ".length(), colon);
        return new WebServerProcess(name, process, new InetSocketAddress(host, Integer.parseInt(line.substring(colon + 1))));
    }

    String endpoint() {
        return address.getHostString() + ":" + address.getPort();
    }
}
