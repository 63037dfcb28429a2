package io.evenkeel.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;

import io.evenkeel.launcher.demo.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evenkeel web-server}: one of the web servers of a demo. Ends with its standard input, that is, with the demo. */
@Command(name = "web-server", hidden = true, description = "A web server of one page, for the demos.")
final class WebServerCommand implements Callable<Integer> {
    @Option(names = "--name", required = true)
    private String name = "";

    @Option(names = "--host", required = true)
    private String host = "";

    @Option(names = "--port", required = true)
    private int port;

    @Override
    public Integer call() {
        try (WebServer server = new WebServer(name, new InetSocketAddress(host, port))) {
            System.out.println("listening on " + server.address().getHostString() + ":" + server.address().getPort());
            awaitEndOfInput();
        }
        return 0;
    }

    private static void awaitEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
