package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.ServerConfig;
import io.evenkeel.core.health.CheckTiming;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.healthcheck.HttpCheck;
import io.evenkeel.healthcheck.TcpCheck;
import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.Bind;
import io.evenkeel.proxy.config.ClientTimeouts;
import io.evenkeel.proxy.config.ConnectionMode;
import io.evenkeel.proxy.config.ForwardedFor;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.HttpOptions;
import io.evenkeel.proxy.config.Protocol;
import io.evenkeel.proxy.config.ServerTimeouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {
    @TempDir
    Path folder;

    private ReadResult<DirectorConfig> read(String... texts) throws IOException {
        List<Path> files = new java.util.ArrayList<>();
        for (String text : texts) {
            files.add(Files.writeString(folder.resolve("file" + files.size() + ".conf"), text));
        }
        return ConfigFiles.read(files, ReadingOptions.of(Map.of("port", "9001"))).result();
    }

    private DirectorConfig accepted(String... texts) throws IOException {
        ReadResult<DirectorConfig> result = read(texts);
        assertThat(result).as(result.render()).isInstanceOf(ReadResult.Accepted.class);
        return ((ReadResult.Accepted<DirectorConfig>) result).value();
    }

    @Test
    void aHaproxyFileBecomesALoadBalancer() throws IOException {
        DirectorConfig config = accepted("""
                global
                    maxconn 2000
                defaults
                    mode http
                    timeout connect 3s
                    timeout client 30s
                    timeout server 40s
                    timeout http-request 5s
                    timeout check 1s
                    option forwardfor
                frontend www
                    bind 127.0.0.1:8000-8001
                    maxconn 100
                    default_backend app
                backend app
                    balance leastconn
                    retries 1
                    option httpchk GET /up HTTP/1.1
                    option http-server-close
                    server a 127.0.0.1:${port} weight 3 maxconn 7 check inter 500 rise 4 fall 5
                    server b 127.0.0.1:9002 disabled
                listen db
                    mode tcp
                    bind [::1]:5432
                    server c 127.0.0.1:9003 check
                """);
        assertThat(config.virtualRouters()).isEmpty();
        assertThat(config.loadBalancer().maxConnections()).isEqualTo(2000);
        FrontendConfig www = config.loadBalancer().frontends().get(0);
        assertThat(www).isEqualTo(new FrontendConfig("www", Protocol.HTTP,
                List.of(new Bind.Address("127.0.0.1", 8000), new Bind.Address("127.0.0.1", 8001)), "app", 100,
                new ClientTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(5)),
                new HttpOptions(ConnectionMode.KEEP_ALIVE, ForwardedFor.DEFAULT)));

        BackendConfig app = Objects.requireNonNull(config.loadBalancer().backend("app"));
        assertThat(app.retries()).isEqualTo(1);
        assertThat(app.timeouts()).isEqualTo(new ServerTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(40)));
        assertThat(app.http().connectionMode()).isEqualTo(ConnectionMode.SERVER_CLOSE);
        assertThat(app.pool().scheduler()).isEqualTo(Schedulers.leastConnections());
        var timing = new CheckTiming(Duration.ofMillis(500), Duration.ofSeconds(1), 4, 5);
        assertThat(app.pool().servers()).containsExactly(
                ServerConfig.builder("a", "127.0.0.1", 9001).weight(3).maxConnections(7)
                        .healthCheck(HttpCheck.get("/up").version(HttpCheck.Version.HTTP_1_1).timing(timing)).build(),
                ServerConfig.builder("b", "127.0.0.1", 9002).initially(AdministrativeState.MAINTENANCE).build());

        FrontendConfig db = config.loadBalancer().frontends().get(1);
        assertThat(db.protocol()).isEqualTo(Protocol.TCP);
        assertThat(db.defaultBackend()).isEqualTo("db");
        assertThat(db.binds()).containsExactly(new Bind.Address("::1", 5432));
        assertThat(Objects.requireNonNull(config.loadBalancer().backend("db")).pool().servers().get(0).healthCheck())
                .isInstanceOf(TcpCheck.class);
    }

    @Test
    void unsetTimeoutsAreNoneAtAll() throws IOException {
        DirectorConfig config = accepted("listen px\n    mode http\n    bind 127.0.0.1:8000\n    server a 127.0.0.1:9001\n");
        assertThat(config.loadBalancer().frontends().get(0).timeouts())
                .isEqualTo(new ClientTimeouts(Duration.ZERO, Duration.ZERO, Duration.ZERO));
        assertThat(config.loadBalancer().backends().get(0).timeouts()).isEqualTo(new ServerTimeouts(Duration.ZERO, Duration.ZERO));
    }

    @Test
    void filesOfBothLanguagesBecomeOneDirectorInWhateverOrder() throws IOException {
        String haproxy = "# 负载均衡\nlisten px\n    bind 127.0.0.1:8000\n    server a 127.0.0.1:9001\n";
        String keepalived = """
                ! Configuration File
                vrrp_instance VI_1 {
                    interface eth0
                    virtual_router_id 51
                    virtual_ipaddress { 192.168.4.80/24 }
                }
                """;
        for (String[] texts : new String[][] {{haproxy, keepalived}, {keepalived, haproxy}}) {
            DirectorConfig config = accepted(texts);
            assertThat(config.loadBalancer().frontends()).hasSize(1);
            assertThat(config.virtualRouters()).singleElement().satisfies(router -> {
                assertThat(router.virtualRouterId()).isEqualTo(51);
                assertThat(router.interfaceName()).isEqualTo("eth0");
                assertThat(router.addresses()).hasToString("[192.168.4.80/24]");
            });
        }
    }

    @Test
    void errorsOfEveryFileAreReportedTogether() throws IOException {
        ReadResult<DirectorConfig> result = read("listen px\n    balance rr\n",
                "vrrp_instance V {\n    interface eth0\n    virtual_router_id 300\n}\n");
        assertThat(result).isInstanceOf(ReadResult.Failed.class);
        assertThat(result.diagnostics()).extracting(Diagnostic::toString)
                .anySatisfy(line -> assertThat(line)
                        .contains("file0.conf:2:13: error: unknown balance algorithm 'rr' (did you mean 'roundrobin'?)"))
                .anySatisfy(line -> assertThat(line).contains("file1.conf:3:23: error:").contains("300"));
    }

    @Test
    void aFileThatIsMissingIsOneSentence() {
        ReadResult<DirectorConfig> result = ConfigFiles.read(List.of(folder.resolve("none.cfg")), ReadingOptions.of(Map.of())).result();
        assertThat(result.diagnostics()).singleElement().asString().contains("none.cfg").contains("there is no such file");
    }

    @Test
    void twoListenersOnOneAddressAreRefused() throws IOException {
        ReadResult<DirectorConfig> result = read("""
                listen one
                    bind 127.0.0.1:8000
                    server a 127.0.0.1:9001
                listen two
                    bind 127.0.0.1:8000
                    server a 127.0.0.1:9001
                """);
        assertThat(result).isInstanceOf(ReadResult.Failed.class);
        assertThat(result.render()).contains("127.0.0.1:8000");
    }
}
