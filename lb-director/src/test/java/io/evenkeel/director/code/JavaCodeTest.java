package io.evenkeel.director.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.ServerConfig;
import io.evenkeel.core.health.CheckTiming;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.files.ConfigFiles;
import io.evenkeel.director.files.ReadingOptions;
import io.evenkeel.director.mail.MailConfig;
import io.evenkeel.director.mail.MailServer;
import io.evenkeel.healthcheck.HttpCheck;
import io.evenkeel.healthcheck.TcpCheck;
import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.Bind;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.HttpOptions;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.bfd.BfdTracker;
import io.evenkeel.vrrp.bfd.protocol.BfdSessionConfig;
import io.evenkeel.vrrp.spi.VirtualAddress;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaCodeTest {
    private static final ClassName SETUP = ClassName.of("com.acme.Setup");

    @Property(tries = 40)
    void theCodeGivesTheSameConfiguration(@ForAll("configurations") DirectorConfig config) {
        assertThat(CompiledSource.config(SETUP, JavaCode.of(config, SETUP))).isEqualTo(config);
    }

    @Property(tries = 20)
    void soItDoesInParts(@ForAll("configurations") DirectorConfig config, @ForAll @IntRange(min = 1, max = 8) int mostCalls) {
        String source = JavaCode.of(config, SETUP, mostCalls);
        assertThat(CompiledSource.config(SETUP, source)).isEqualTo(config);
    }

    @Provide
    Arbitrary<DirectorConfig> configurations() {
        return Configurations.any();
    }

    @Test
    void onlyWhatDiffersFromTheDefaultsIsSaid() {
        var check = HttpCheck.get("/up").every(Duration.ofMillis(500)).fall(5);
        DirectorConfig config = DirectorConfig.builder()
                .maxConnections(2000)
                .http("www",
                        f -> f.bind(":80").bind("[::1]:8080").forwardFor().clientTimeout(Duration.ofSeconds(90)).defaultBackend("web-1"))
                .backend(PoolConfig.builder("web-1").scheduler(Schedulers.leastConnections()).healthCheck(check)
                        .server("a", "10.0.0.1:80", s -> s.weight(3)).server("b", "10.0.0.2:80").build(), b -> b.retries(1))
                .virtualRouter(51, r -> r.on("eth0").priority(90).advertisementInterval(Duration.ofSeconds(2)).password("secret")
                        .address("192.168.4.80/24"))
                .build();
        assertThat(JavaCode.of(config, SETUP)).isEqualTo("""
                package com.acme;

                import java.time.Duration;

                import io.evenkeel.core.PoolConfig;
                import io.evenkeel.core.schedule.Schedulers;
                import io.evenkeel.director.Director;
                import io.evenkeel.director.DirectorConfig;
                import io.evenkeel.healthcheck.HttpCheck;

                /** A director's configuration, made from files by {@code evenkeel convert}. */
                public final class Setup {
                    private Setup() {}

                    /** A director with it, not started. */
                    public static Director director() {
                        return Director.create(config());
                    }

                    /** The configuration. */
                    public static DirectorConfig config() {
                        return DirectorConfig.builder()
                                .maxConnections(2000)
                                .http("www", f -> f
                                        .bind(":80")
                                        .bind("[::1]:8080")
                                        .clientTimeout(Duration.ofSeconds(90))
                                        .forwardFor()
                                        .defaultBackend("web-1"))
                                .backend(web1Pool(), b -> b.retries(1))
                                .virtualRouter(51, r -> r
                                        .on("eth0")
                                        .password("secret")
                                        .priority(90)
                                        .advertisementInterval(Duration.ofSeconds(2))
                                        .address("192.168.4.80/24"))
                                .build();
                    }

                    private static PoolConfig web1Pool() {
                        return PoolConfig.builder("web-1")
                                .scheduler(Schedulers.leastConnections())
                                .healthCheck(HttpCheck.get("/up").every(Duration.ofMillis(500)).fall(5))
                                .server("a", "10.0.0.1:80", s -> s.weight(3))
                                .server("b", "10.0.0.2:80")
                                .build();
                    }
                }
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"haproxy/shop.cfg", "keepalived/pair.conf"})
    void filesBecomeCode(String fixture) {
        var file = Path.of("src/test/resources", fixture);
        Map<String, String> environment = Map.of("db_fd", "7", "APP3_HOST", "10.0.0.3", "APP3_PORT", "80");
        ReadResult<DirectorConfig> result = ConfigFiles.read(List.of(file), ReadingOptions.of(environment)).result();
        assertThat(result).as(result.render()).isInstanceOf(ReadResult.Accepted.class);
        DirectorConfig config = ((ReadResult.Accepted<DirectorConfig>) result).value();
        assertThat(CompiledSource.config(SETUP, JavaCode.of(config, SETUP))).isEqualTo(config);
    }

    @Test
    void mailIsWritten() {
        DirectorConfig config = DirectorConfig.builder().mail(m -> m.server("mail.example.org", s -> s.port(587)).from("lb@example.org")
                .to("ops@example.org").to("root").router("VI_1").group("G").faults(false)).build();
        assertThat(JavaCode.of(config, SETUP)).contains("""
                                .mail(m -> m
                                        .server("mail.example.org", s -> s.port(587))
                                        .from("lb@example.org")
                                        .to("ops@example.org")
                                        .to("root")
                                        .router("VI_1")
                                        .group("G")
                                        .faults(false))
                """);
        DirectorConfig secret = DirectorConfig.builder()
                .mail(m -> m.server("mail.example.org", s -> s.login("lb", "hush")).to("root")).build();
        assertThatThrownBy(() -> JavaCode.of(secret, SETUP)).hasMessageContaining(".login(user, password)")
                .hasMessageNotContaining("hush");
    }

    // A part that is not known here would be left out of the code in silence: what grows, grows in Configurations and JavaCode too.
    @Test
    void everyPartOfAConfigurationIsKnown() {
        assertThat(parts(DirectorConfig.class)).containsExactly("loadBalancer", "virtualRouters", "bfdSessions", "statics",
                "notifications", "hostCommands", "mail", "urgency", "linkDelays");
        assertThat(parts(MailConfig.class)).containsExactly("server", "from", "recipients", "hostName", "scope", "faults");
        assertThat(parts(MailServer.class)).containsExactly("host", "port", "encryption", "login", "helloName", "timeout");
        assertThat(parts(BfdTracker.class)).containsExactly("name", "session");
        assertThat(parts(BfdSessionConfig.class)).containsExactly("neighbour", "source", "minRx", "minTx", "idleTx", "multiplier",
                "passive",
                "path");
        assertThat(parts(LoadBalancerConfig.class)).containsExactly("frontends", "backends", "maxConnections");
        assertThat(parts(FrontendConfig.class)).containsExactly("name", "protocol", "binds", "defaultBackend", "maxConnections", "timeouts",
                "http");
        assertThat(parts(BackendConfig.class)).containsExactly("pool", "timeouts", "retries", "http");
        assertThat(parts(PoolConfig.class)).containsExactly("name", "scheduler", "affinity", "allBackups", "servers");
        assertThat(parts(ServerConfig.class)).containsExactly("name", "host", "port", "weight", "maxConnections", "thresholds", "backup",
                "zone",
                "initially", "healthCheck");
        assertThat(parts(HttpCheck.class)).containsExactly("method", "path", "version", "host", "minStatus", "maxStatus", "timing");
        assertThat(parts(TcpCheck.class)).containsExactly("timing");
        assertThat(parts(CheckTiming.class)).containsExactly("interval", "timeout", "rise", "fall");
        assertThat(parts(HttpOptions.class)).containsExactly("connectionMode", "forwardedFor");
        assertThat(parts(VirtualRouterConfig.class)).containsExactly("virtualRouterId", "name", "interfaceName", "version", "priority",
                "advertisementInterval", "advertsMissed", "preemption", "startupDelay", "delayAfterBoot", "sourceAddress", "delivery",
                "protection", "receiveBuffer", "rivals", "addresses", "excludedAddresses", "routes", "rules", "virtualMac", "ipvlan",
                "addressMacs", "announcements",
                "tracking", "tracksOwnInterface",
                "group",
                "weightsInGroup", "hostPolicy");
        assertThat(parts(VirtualAddress.class)).containsExactly("address", "prefixLength", "device", "label", "scope", "broadcast", "peer",
                "flags", "preferred", "tracked");
    }

    private static List<String> parts(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    @Test
    void aKeyCannotBeReadBack() {
        DirectorConfig config = DirectorConfig.builder().virtualRouter(51, r -> r.on("eth0").address("192.0.2.1").authenticationHeader("x"))
                .build();
        assertThatThrownBy(() -> JavaCode.of(config, SETUP)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key of virtual router 51 on eth0").hasMessageContaining(".authenticationHeader(password)");
    }

    @Test
    void moreThanAClassOfJavaHolds() {
        LoadBalancerConfig.Builder balancer = LoadBalancerConfig.builder();
        var pool = PoolConfig.builder("big").scheduler(Schedulers.roundRobin());
        for (int i = 0; i < 2500; i++) {
            int weight = i % 200 + 2;
            pool.server("server" + i, "10.0." + i / 250 + "." + (i % 250 + 1) + ":8080", s -> s.weight(weight));
        }
        balancer.backend(pool.build(), b -> b);
        var routers = new ArrayList<VirtualRouterConfig>();
        for (int i = 0; i < 1000; i++) {
            routers.add(VirtualRouterConfig.builder(i % 255 + 1).on("eth" + i).address("10.1." + i / 250 + "." + (i % 250 + 1)).build());
        }
        DirectorConfig config = new DirectorConfig(balancer.build(), routers);
        assertThat(CompiledSource.config(SETUP, JavaCode.of(config, SETUP))).isEqualTo(config);
    }

    @Test
    void aSchedulerOfTheApplicationCannotBeWritten() {
        DirectorConfig config = DirectorConfig.builder().backend(PoolConfig.builder("web").scheduler(new Own()).build(), b -> b).build();
        assertThatThrownBy(() -> JavaCode.of(config, SETUP)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "scheduler of pool web: own (expected: one of the catalogues in io.evenkeel.core.schedule: another one is to be"
                                + " added to the code by hand)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Duration", "a.Director", "DirectorConfig", "com.acme.Bind", "Schedulers", "Überwachung",
        "java2.time.Duration"})
    void aClassMayHaveTheNameOfOneThatItUses(String name) {
        DirectorConfig config = DirectorConfig.builder().http("www", f -> f.bind(":80").clientTimeout(Duration.ofSeconds(1))
                .bind(new Bind.Descriptor(7)).defaultBackend("p"))
                .backend(PoolConfig.builder("p").scheduler(Schedulers.roundRobin()).build(), b -> b).build();
        ClassName own = ClassName.of(name);
        assertThat(CompiledSource.config(own, JavaCode.of(config, own))).isEqualTo(config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.", ".A", "a b", "class", "com.int.A", "1A", "A;", "var", "a..B", "Record.record"})
    void aNameThatJavaDoesNotTake(String name) {
        assertThatThrownBy(() -> ClassName.of(name)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("class: '" + name + "' (expected: ");
    }

    @Test
    void nothingIsAConfigurationToo() {
        DirectorConfig nothing = new DirectorConfig(LoadBalancerConfig.EMPTY, List.of());
        assertThat(CompiledSource.config(SETUP, JavaCode.of(nothing, SETUP))).isEqualTo(nothing);
    }

    private record Own() implements Scheduler {
        @Override
        public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
            return context -> null;
        }

        @Override
        public String toString() {
            return "own";
        }
    }
}
