package io.evenkeel.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In front of two real web servers. */
@Tag("peer")
@Timeout(120)
class KillPeerTest {
    @TempDir
    Path folder;

    @BeforeEach
    void programsAreThere() {
        for (String program : List.of("/usr/sbin/nginx", "/usr/bin/wrk")) {
            assumeTrue(Files.isExecutable(Path.of(program)), "needs " + program + "; on Debian: apt-get install nginx-light wrk");
        }
    }

    private static StartedBalancer before(PoolConfig.Builder pool) {
        return StartedBalancer.start(LoadBalancerConfig.builder().http("shop", f -> f.bind("127.0.0.1:0").defaultPool(pool)));
    }

    @Test
    void noRequestFailsWhenAServerIsKilled() throws Exception {
        try (Nginx one = Nginx.start(folder, "one");
                Nginx two = Nginx.start(folder, "two");
                StartedBalancer balancer = before(Pool.builder("web").scheduler(Schedulers.roundRobin()).server("one", one.endpoint())
                        .server("two", two.endpoint()))) {
            Path report = folder.resolve("wrk.txt");
            Process wrk = new ProcessBuilder("/usr/bin/wrk", "--threads", "1", "--connections", "64", "--duration", "6s",
                    "http://127.0.0.1:" + balancer.address("shop").getPort() + "/").redirectErrorStream(true)
                    .redirectOutput(report.toFile()).start();
            try {
                assertThat(wrk.waitFor(2, TimeUnit.SECONDS)).as("wrk ended early").isFalse();
                long chosenBefore = balancer.balancer().pools().get(0).servers().get(0).chosen();
                two.kill();
                assertThat(chosenBefore).as("requests before the kill").isGreaterThan(100);
                assertThat(wrk.waitFor(30, TimeUnit.SECONDS)).as("wrk ended").isTrue();
            } finally {
                wrk.destroyForcibly();
            }
            String text = Files.readString(report);
            assertThat(wrk.exitValue()).as(text).isZero();
            assertThat(text).contains("requests in").doesNotContain("Socket errors").doesNotContain("Non-2xx");
            assertThat(balancer.get(HttpClient.newHttpClient(), "shop")).isEqualTo("one");
        }
    }

    @Test
    void weightsAreKeptExactly() throws Exception {
        try (Nginx one = Nginx.start(folder, "one");
                Nginx two = Nginx.start(folder, "two");
                StartedBalancer balancer = before(Pool.builder("web").scheduler(Schedulers.roundRobin())
                        .server("one", one.endpoint(), s -> s.weight(3)).server("two", two.endpoint()))) {
            HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            Map<String, Integer> answers = new HashMap<>();
            for (int i = 0; i < 40; i++) {
                answers.merge(balancer.get(client, "shop"), 1, Integer::sum);
            }
            assertThat(answers).containsExactlyInAnyOrderEntriesOf(Map.of("one", 30, "two", 10));
        }
    }
}
