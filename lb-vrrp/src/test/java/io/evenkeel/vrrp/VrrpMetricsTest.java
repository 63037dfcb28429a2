package io.evenkeel.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.evenkeel.vrrp.metrics.VrrpMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a registry reads of an engine whose interfaces are in memory. */
@Timeout(30)
class VrrpMetricsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final VrrpEngine engine = VrrpEngine.builder().network(new MemoryNetwork("eth0", "eth1")).router(owner("VI_1", 51)).build();

    @AfterEach
    void stop() {
        engine.stop().block(PATIENCE);
    }

    private static VirtualRouterConfig owner(String name, int id) {
        return VirtualRouterConfig.builder(id).name(name).on("eth0").priority(255).address("10.0.0." + id + "/24").build();
    }

    private static Gauge gauge(MeterRegistry registry, String name, String... tags) {
        return registry.get(name).tags(tags).gauge();
    }

    @Test
    void metersHaveWhatTheStatusHas() {
        engine.start().block(PATIENCE);
        var registry = new SimpleMeterRegistry();
        VrrpMetrics.of(engine).tagged(Tags.of("cluster", "a")).bindTo(registry);
        RouterStatus status = engine.status().getFirst();
        String[] router = {"router", "VI_1", "interface", "eth0", "vrid", "51", "family", "IPv4", "cluster", "a"};
        assertThat(gauge(registry, "vrrp.routers").value()).isEqualTo(1);
        assertThat(registry.get("vrrp.router.state").tags(router).tag("state", "active").gauge().value()).isEqualTo(1);
        assertThat(registry.get("vrrp.router.state").tags(router).tag("state", "backup").gauge().value()).isZero();
        assertThat(gauge(registry, "vrrp.router.priority", router).value()).isEqualTo(255);
        assertThat(gauge(registry, "vrrp.router.generation", router).value()).isEqualTo((double) status.generation()).isPositive();
        assertThat(registry.get("vrrp.router.lateness.max").tags(router).timeGauge().value(TimeUnit.SECONDS)).isNotNegative();
        assertThat(registry.get("vrrp.activations").tags(router).functionCounter().count()).isEqualTo(1);
        assertThat(registry.get("vrrp.adverts.sent").tags(router).functionCounter().count()).isPositive();
        assertThat(List.of("vrrp.adverts.received", "vrrp.resignations", "vrrp.announcements", "vrrp.addresses.restored", "vrrp.stalls",
                "vrrp.rivals")).allSatisfy(name -> assertThat(registry.get(name).tags(router).functionCounter().count()).isNotNegative());
        assertThat(registry.get("vrrp.adverts.dropped").tags(router).tag("reason", "checksum").functionCounter().count()).isZero();
        assertThat(registry.get("vrrp.adverts.unassigned").tag("reason", "unknown_router").functionCounter().count()).isZero();
    }

    @Test
    void routersThatComeAndGoAreFollowed() throws InterruptedException {
        engine.start().block(PATIENCE);
        var registry = new SimpleMeterRegistry();
        VrrpMetrics.of(engine::status).bindTo(registry);
        assertThat(registry.find("vrrp.adverts.unassigned").meters()).isEmpty();
        int each = registry.getMeters().size() - 1;

        engine.apply(List.of(owner("VI_1", 51), owner("VI_2", 52))).block(PATIENCE);
        await(() -> gauge(registry, "vrrp.routers").value() == 2);
        assertThat(registry.getMeters()).hasSize(1 + 2 * each);
        assertThat(gauge(registry, "vrrp.router.priority", "router", "VI_2").value()).isEqualTo(255);

        engine.apply(List.of(owner("VI_2", 52))).block(PATIENCE);
        await(() -> gauge(registry, "vrrp.routers").value() == 1);
        assertThat(registry.find("vrrp.router.priority").tag("router", "VI_1").gauge()).isNull();
        assertThat(registry.getMeters()).hasSize(1 + each);
        FunctionCounter sent = registry.get("vrrp.adverts.sent").tag("router", "VI_2").functionCounter();
        System.gc(); // nothing but the registry holds the meters
        assertThat(sent.count()).isPositive();
    }

    @Test
    void prometheusReadsThem() throws InterruptedException {
        engine.start().block(PATIENCE);
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        VrrpMetrics.of(engine).bindTo(registry);
        assertThat(registry.scrape()).contains("vrrp_routers 1.0\n",
                "vrrp_router_state{family=\"IPv4\",interface=\"eth0\",router=\"VI_1\",state=\"active\",vrid=\"51\"} 1.0\n",
                "vrrp_router_lateness_max_seconds{", "vrrp_adverts_sent_total{", "vrrp_activations_total{",
                "vrrp_adverts_dropped_total{family=\"IPv4\",interface=\"eth0\",reason=\"checksum\",router=\"VI_1\",vrid=\"51\"} 0.0\n",
                "vrrp_adverts_unassigned_total{reason=\"unknown_router\"} 0.0\n");
        engine.apply(List.of(owner("VI_2", 52))).block(PATIENCE);
        await(() -> {
            String read = registry.scrape();
            return read.contains("router=\"VI_2\"") && !read.contains("router=\"VI_1\"");
        });
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(end - System.nanoTime()).as("did not happen in time").isPositive();
            TimeUnit.MILLISECONDS.sleep(10); // between two looks at a registry
        }
    }
}
