package io.evenkeel.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;

class FetchLineTest {
    @Test
    void aPageSurvivesTheWay() {
        var line = FetchLine.of(new Page("web1", 4711, "10.0.0.1"));
        assertThat(FetchLine.parse(line.toString())).isEqualTo(line);
    }

    @Test
    void soDoesAFailure() {
        var line = FetchLine.failed("Connection refused");
        assertThat(FetchLine.parse(line.toString())).isEqualTo(line);
    }

    @Test
    void anythingElseIsAFailure() {
        assertThat(FetchLine.parse("Segmentation fault")).isEqualTo(FetchLine.failed("Segmentation fault"));
    }

    @Test
    void aServerSaysWhoItIs() {
        try (WebServer server = new WebServer("web9", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            FetchLine line = new Fetcher(server.address()).fetch();
            assertThat(line.page()).isEqualTo(new Page("web9", ProcessHandle.current().pid(), "127.0.0.1"));
        }
    }

    @Test
    void noServerNoPage() {
        InetSocketAddress address;
        try (WebServer server = new WebServer("gone", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            address = server.address();
        }
        assertThat(new Fetcher(address).fetch()).isEqualTo(FetchLine.failed("Connection refused"));
    }
}
