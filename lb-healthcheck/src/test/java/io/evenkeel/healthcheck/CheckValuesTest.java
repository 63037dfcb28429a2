package io.evenkeel.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;

import io.evenkeel.core.health.CheckTiming;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CheckValuesTest {
    private static final InetSocketAddress TARGET = InetSocketAddress.createUnresolved("127.0.0.1", 8080);

    @Test
    void defaultsAreHaproxys() {
        assertThat(TcpCheck.connect().timing()).isEqualTo(CheckTiming.DEFAULT);
        HttpCheck check = HttpCheck.options("/");
        assertThat(check.timing()).isEqualTo(new CheckTiming(Duration.ofSeconds(2), Duration.ofSeconds(2), 2, 3));
        assertThat(check.minStatus()).isEqualTo(200);
        assertThat(check.maxStatus()).isEqualTo(399);
        assertThat(HttpProbe.request(check, TARGET)).isEqualTo("OPTIONS / HTTP/1.0\r\nConnection: close\r\n\r\n");
    }

    @Test
    void copiesChangeOneThing() {
        HttpCheck check = HttpCheck.get("/up").every(Duration.ofSeconds(5)).within(Duration.ofSeconds(1)).rise(4).fall(6)
                .expectStatus(200, 204);
        assertThat(check.timing()).isEqualTo(new CheckTiming(Duration.ofSeconds(5), Duration.ofSeconds(1), 4, 6));
        assertThat(check.maxStatus()).isEqualTo(204);
        assertThat(check).isNotEqualTo(check.fall(5)).isEqualTo(check.fall(5).fall(6));
        assertThat(check.describe()).isEqualTo("HTTP GET /up");
        TcpCheck tcp = TcpCheck.connect().every(Duration.ofSeconds(5)).within(Duration.ofSeconds(1)).rise(4).fall(6);
        assertThat(tcp.timing()).isEqualTo(check.timing());
    }

    @Test
    void version11AlwaysNamesAHost() {
        HttpCheck check = HttpCheck.head("/up").version(HttpCheck.Version.HTTP_1_1);
        assertThat(HttpProbe.request(check, TARGET)).startsWith("HEAD /up HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n");
        assertThat(HttpProbe.request(check, InetSocketAddress.createUnresolved("::1", 80))).contains("\r\nHost: [::1]:80\r\n");
        assertThat(HttpProbe.request(check.host("www.example.org"), TARGET)).contains("\r\nHost: www.example.org\r\n");
        assertThat(HttpProbe.request(HttpCheck.get("/").host("a"), TARGET))
                .isEqualTo("GET / HTTP/1.0\r\nHost: a\r\nConnection: close\r\n\r\n");
    }

    @Test
    void badValuesNameThemselves() {
        refused(() -> HttpCheck.get("up"), "path of HTTP check: 'up' (expected: starts with /,");
        refused(() -> HttpCheck.get("/a b"), "path of HTTP check: '/a b'");
        refused(() -> HttpCheck.get("/a\r\nX: y"), "path of HTTP check");
        refused(() -> HttpCheck.get("/ä"), "path of HTTP check");
        refused(() -> HttpCheck.request("GET /", "/"), "method of HTTP check: 'GET /' (expected: a word such as GET)");
        refused(() -> HttpCheck.request("", "/"), "method of HTTP check: ''");
        refused(() -> HttpCheck.get("/").host("a\r\nb"), "host of HTTP check");
        refused(() -> HttpCheck.get("/").expectStatus(99, 200), "lowest expected status: 99 (expected: 100..599)");
        refused(() -> HttpCheck.get("/").expectStatus(300, 200), "highest expected status: 200 (expected: 300..599)");
        refused(() -> TcpCheck.connect().rise(0), "rise: 0 (expected: 1..1000)");
        refused(() -> TcpCheck.connect().every(Duration.ZERO), "interval: PT0S (expected: longer than zero)");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }
}
