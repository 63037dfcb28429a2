package io.evenkeel.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.evenkeel.director.Director;
import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.files.ReadingOptions;
import io.evenkeel.launcher.demo.FetchLine;
import io.evenkeel.launcher.demo.Fetcher;
import io.evenkeel.launcher.demo.WebServer;
import picocli.CommandLine.Command;

/**
 * {@code evenkeel rehearse}: a director from a configuration file, a server and a few requests on loopback, in one process and
 * within a second. The build runs it, so that the classes it loads are in the archive from which every start reads them.
 */
@Command(name = "rehearse", hidden = true, description = "Runs everything once, for the build.")
final class RehearseCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        try (WebServer server = new WebServer("rehearsal", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            Director director = Director.create(read(server.address().getPort()));
            director.start().block();
            for (String frontend : List.of("http", "tcp")) {
                fetch(director.loadBalancer().addresses(frontend).getFirst());
            }
            director.stop(Duration.ofSeconds(1)).block();
        }
        return 0;
    }

    private static void fetch(InetSocketAddress address) {
        var fetcher = new Fetcher(address);
        for (int i = 0; i < 10; i++) {
            FetchLine line = fetcher.fetch();
            if (line.page() == null) {
                throw UserError.failed("the rehearsal got no page: " + line);
            }
        }
    }

    private static DirectorConfig read(int port) {
        try {
            Path file = Files.createTempFile("evenkeel-rehearsal", ".cfg");
            try {
                Files.writeString(file, haproxy(port));
                Configuration configuration = Configuration.read(List.of(file), ReadingOptions.of(Map.of("EVENKEEL_TIMEOUT", "1s")));
                DirectorConfig director = configuration.director();
                if (director == null) {
                    throw UserError.failed("the rehearsal's configuration is refused: " + configuration.remarks());
                }
                return director;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String haproxy(int server) {
        return """
            global
                maxconn 1000
            defaults
                timeout connect 1s
                timeout client 1s
                timeout server "${EVENKEEL_TIMEOUT}"
            frontend http
                mode http
                bind 127.0.0.1:%2$d
                option forwardfor
                default_backend web
            backend web
                mode http
                balance roundrobin
                server a 127.0.0.1:%1$d check inter 100ms weight 2
                server b 127.0.0.1:%1$d
            listen tcp
                mode tcp
                bind 127.0.0.1:%3$d
                balance leastconn
                server a 127.0.0.1:%1$d
            """.formatted(server, freePort(), freePort());
    }

    // Files cannot ask for any port; nobody else takes this one in the moment until the director has it.
    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
