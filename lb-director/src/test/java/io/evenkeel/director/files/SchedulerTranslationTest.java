package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashFunction;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.haproxy.HaproxySchedulers;
import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.code.ClassName;
import io.evenkeel.director.code.JavaCode;
import io.evenkeel.director.diagnostic.ReadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchedulerTranslationTest {
    @TempDir
    Path folder;

    private ReadResult<DirectorConfig> read(String lines) throws IOException {
        String text = "defaults\n mode http\n timeout connect 1s\n timeout client 1s\n timeout server 1s\nbackend b\n"
                + " server a 127.0.0.1:9001\n" + lines.replace(';', '\n') + "\n";
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), text);
        return ConfigFiles.read(List.of(file), ReadingOptions.of(Map.of())).result();
    }

    private DirectorConfig accepted(String lines) throws IOException {
        ReadResult<DirectorConfig> result = read(lines);
        assertThat(result).as(result.render()).isInstanceOf(ReadResult.Accepted.class);
        return ((ReadResult.Accepted<DirectorConfig>) result).value();
    }

    private static PoolConfig pool(DirectorConfig config) {
        return config.loadBalancer().backends().get(0).pool();
    }

    static Stream<Arguments> algorithms() {
        return Stream.of(
                Arguments.of("balance roundrobin", HaproxySchedulers.roundRobin(), "Schedulers.roundRobin()"),
                Arguments.of("balance static-rr", HaproxySchedulers.staticRoundRobin(), "HaproxySchedulers.staticRoundRobin()"),
                Arguments.of("balance leastconn", HaproxySchedulers.leastConnections(), "Schedulers.leastConnections()"),
                Arguments.of("balance first", HaproxySchedulers.first(), "HaproxySchedulers.first()"),
                Arguments.of("balance random", HaproxySchedulers.random(2), "HaproxySchedulers.random()"),
                Arguments.of("balance random(3);hash-balance-factor 150", HaproxySchedulers.random(3).boundedLoad(150),
                        "HaproxySchedulers.random(3).boundedLoad(150)"),
                Arguments.of("balance source", HaproxySchedulers.hash(HashKeys.source()), "HaproxySchedulers.hash(HashKeys.source())"),
                Arguments.of("balance source;hash-type consistent", HaproxySchedulers.hash(HashKeys.source()).onRing(),
                        "HaproxySchedulers.hash(HashKeys.source()).onRing()"),
                Arguments.of("balance uri whole path-only len 20 depth 2;hash-type map-based djb2 avalanche",
                        HaproxySchedulers.hash(HashKeys.uri().whole().onlyPath().length(20).depth(2))
                                .mapBased(HashFunction.DJB2.avalanche()),
                        "hash(HashKeys.uri().whole().onlyPath().length(20).depth(2)).mapBased(HashFunction.DJB2.avalanche())"),
                Arguments.of("balance url_param id check_post", HaproxySchedulers.hash(HashKeys.urlParameterOrPosted("id")),
                        "hash(HashKeys.urlParameterOrPosted(\"id\"))"),
                Arguments.of("balance url_param id", HaproxySchedulers.hash(HashKeys.urlParameter("id")),
                        "hash(HashKeys.urlParameter(\"id\"))"),
                Arguments.of("balance hdr(Host) use_domain_only;hash-type consistent wt6;hash-balance-factor 125",
                        HaproxySchedulers.hash(HashKeys.domain("host")).consistent(HashFunction.WT6).boundedLoad(125),
                        "hash(HashKeys.domain(\"host\")).consistent(HashFunction.WT6).boundedLoad(125)"),
                Arguments.of("balance hdr(User-Agent)", HaproxySchedulers.hash(HashKeys.header("user-agent")),
                        "hash(HashKeys.header(\"user-agent\"))"),
                Arguments.of("mode tcp;balance rdp-cookie(user)", HaproxySchedulers.hash(HashKeys.rdpCookie("user")),
                        "hash(HashKeys.rdpCookie(\"user\"))"),
                Arguments.of("balance leastconn;server z 127.0.0.1:9002 slowstart 20s",
                        HaproxySchedulers.slowStart(HaproxySchedulers.leastConnections(), Map.of("z", Duration.ofSeconds(20))),
                        "HaproxySchedulers.slowStart(Schedulers.leastConnections(), Map.ofEntries(Map.entry(\"z\", Duration.ofSeconds(20))))"));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void everyAlgorithmIsCarriedOutAndConverted(String lines, Scheduler expected, String code) throws IOException {
        DirectorConfig config = accepted(lines);
        assertThat(pool(config).scheduler()).isEqualTo(expected);
        assertThat(JavaCode.of(config, ClassName.of("Shop")).replaceAll("\\s+", "")).contains(code.replaceAll("\\s+", ""));
    }

    @Test
    void backupServersStandByOneOrAll() throws IOException {
        PoolConfig one = pool(accepted("server z 127.0.0.1:9002 backup"));
        assertThat(one.servers().get(1).backup()).isTrue();
        assertThat(one.allBackups()).isFalse();
        assertThat(pool(accepted("server z 127.0.0.1:9002 backup;option allbackups")).allBackups()).isTrue();
    }

    @Test
    void whatCannotHashIsSaid() throws IOException {
        ReadResult<DirectorConfig> inTcp = read("mode tcp;balance uri");
        assertThat(pool(((ReadResult.Accepted<DirectorConfig>) inTcp).value()).scheduler()).isEqualTo(HaproxySchedulers.roundRobin());
        assertThat(inTcp.render()).contains("'b' chooses servers by requests and is in TCP mode: it chooses them in turn");
        assertThat(read("balance source;hash-balance-factor 150").render()).contains("'hash-balance-factor' has no effect in 'b'");
    }
}
