package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Duration;

import io.evenkeel.proxy.config.LoadBalancerConfig;
import io.evenkeel.proxy.frontend.ListenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ListenTest {
    private static LoadBalancer listening(String bind) {
        return LoadBalancer.create(LoadBalancerConfig.builder().http("shop", f -> f.bind(bind)).build(), 1);
    }

    private static void assertRefused(String bind, String message) {
        LoadBalancer balancer = listening(bind);
        assertThatThrownBy(() -> balancer.start().block(StartedBalancer.PATIENCE)).isInstanceOf(ListenException.class).hasMessage(message);
        assertThat(balancer.addresses("shop")).isEmpty();
        assertThat(balancer.config()).isEqualTo(LoadBalancerConfig.EMPTY);
        balancer.stop(Duration.ZERO).block(StartedBalancer.PATIENCE);
    }

    @Test
    void aPortThatIsTakenIsSaidWithTheCure() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String bind = "127.0.0.1:" + taken.getLocalPort();
            assertRefused(bind,
                    "cannot listen on " + bind + ": the address is already in use; stop the other program or choose another port");
        }
    }

    @Test
    void aNameThatDoesNotResolveIsSaid() {
        assertRefused("nowhere.invalid:8080", "cannot listen on nowhere.invalid:8080: the host name does not resolve");
    }

    @Test
    void anAddressOfAnotherHostIsSaid() {
        assertRefused("192.0.2.1:8080", "cannot listen on 192.0.2.1:8080: no interface of this host has the address");
    }

    @Test
    void aPortThatWasTakenCanBeHadWhenItIsFree() throws Exception {
        LoadBalancer balancer;
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            balancer = listening("127.0.0.1:" + port);
            LoadBalancer starting = balancer;
            assertThatThrownBy(() -> starting.start().block(StartedBalancer.PATIENCE)).isInstanceOf(ListenException.class);
        }
        try (var started = new StartedBalancer(balancer)) {
            balancer.start().block(StartedBalancer.PATIENCE);
            assertThat(started.get(HttpClient.newHttpClient(), "shop")).isEqualTo("status 503");
        }
    }
}
