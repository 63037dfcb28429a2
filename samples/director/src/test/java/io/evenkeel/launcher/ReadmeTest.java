package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.evenkeel.launcher.demo.FetchLine;
import io.evenkeel.launcher.demo.Fetcher;
import io.evenkeel.launcher.demo.Page;
import io.evenkeel.launcher.demo.WebServer;
import io.evenkeel.proxy.LoadBalancer;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void theReadmeShowsTheCodeThatIsCompiledHere() throws Exception {
        String readme = Files.readString(LauncherProcess.FOLDER.resolve("../../README.md"));
        String source = Files.readString(Path.of("src/test/java/io/evenkeel/launcher/Quickstart.java"));
        String code = source.substring(source.indexOf("// README begin\n") + 16, source.indexOf("        // README end"));
        assertThat(between(readme, "```java\n", "```")).isEqualTo(code.stripTrailing().stripIndent() + "\n");
    }

    @Test
    void itRuns() {
        assumeTrue(IntStream.of(8001, 8002, 8080).allMatch(ReadmeTest::free), "port 8001, 8002 or 8080 is taken on this machine");
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (WebServer web1 = new WebServer("web1", new InetSocketAddress(loopback, 8001));
                WebServer web2 = new WebServer("web2", new InetSocketAddress(loopback, 8002))) {
            assertThat(web1.address().getPort()).isNotEqualTo(web2.address().getPort());
            LoadBalancer balancer = Quickstart.start();
            try {
                var fetcher = new Fetcher(new InetSocketAddress(loopback, 8080));
                var seen = new TreeSet<String>();
                for (int i = 0; i < 3; i++) {
                    FetchLine line = fetcher.fetch();
                    Page page = line.page();
                    assertThat(page).as(line.toString()).isNotNull();
                    seen.add(page.server());
                }
                assertThat(seen).containsExactly("web1", "web2");
            } finally {
                balancer.stop(Duration.ZERO).block();
            }
        }
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String between(String text, String begin, String end) {
        int start = text.indexOf(begin) + begin.length();
        return text.substring(start, text.indexOf(end, start));
    }
}
