package io.evenkeel.core.schedule.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same scenarios, made anew in every run, on a running haproxy and on a pool of ours. */
@Tag("peer")
@Timeout(60)
class HaproxyPeerTest {
    @BeforeEach
    void haproxyIsThere() {
        HaproxyPeer.assumeInstalled();
    }

    private static void compare(Scenario scenario) throws Exception {
        assertThat(Ours.play(scenario)).as("choices in: %s", scenario).isEqualTo(Theirs.play(scenario));
    }

    @ParameterizedTest
    @CsvSource({"balance roundrobin, true", "balance roundrobin, true", "balance roundrobin, true", "balance static-rr, false",
        "balance static-rr, false", "balance leastconn, true", "balance url_param q; hash-type consistent, false"})
    void turnsAreTheSame(String backend, boolean dynamic) throws Exception {
        compare(Scenario.turns(backend, dynamic, new Random()));
    }

    @ParameterizedTest
    @CsvSource({"balance leastconn, true, 0", "balance leastconn, true, 0", "balance first, false, 5",
        "balance source; hash-type consistent; hash-balance-factor 150, false, 0",
        "balance source; hash-type consistent; hash-balance-factor 110, false, 0"})
    void choicesUnderLoadAreTheSame(String backend, boolean dynamic, int limit) throws Exception {
        compare(Scenario.connections(backend, dynamic, limit, new Random()));
    }

    /** Without a ring: requests without a key may go round it from another point there once weights have changed. */
    @ParameterizedTest
    @ValueSource(strings = {"balance roundrobin", "balance leastconn"})
    void aServerThatComesBackStartsSlowly(String backend) throws Exception {
        compare(Scenario.slowStart(backend, new Random()));
    }

    /** But for static-rr with one backup server at a time, where haproxy 2.6 uses the last one too. */
    @ParameterizedTest
    @ValueSource(strings = {"balance roundrobin", "balance roundrobin; option allbackups", "balance leastconn",
        "balance leastconn; option allbackups", "balance static-rr; option allbackups"})
    void backupServersServeAsThere(String backend) throws Exception {
        compare(Scenario.parse(backend + " | weight 3, weight 2, weight 5 backup, weight 1 backup, weight 2 backup"
                + " | p13 m:a p9 m:b p17 m:c p5 r:c p11 r:b p7 r:a p20 m:a m:b p8 m:d p6 r:d p9 r:a p15"));
    }

    /** Without use_domain_only, for which haproxy 2.6 looks at the byte behind the value too, whatever that is. */
    @ParameterizedTest
    @CsvSource({"balance uri, u", "balance uri whole, u", "balance uri len 5; hash-type map-based djb2, u", "balance uri depth 2, u",
        "balance uri path-only; hash-type consistent, u", "balance uri depth 1 len 4 whole; hash-type consistent crc32, u",
        "balance url_param a; hash-type map-based wt6 avalanche, u", "balance url_param a check_post; hash-type map-based crc32, b",
        "balance hdr(x-key); hash-type consistent djb2 avalanche, h",
        "balance hash req.hdr(x-key); hash-type consistent wt6, h", "balance source, s", "balance source; hash-type consistent, s",
        "balance source; hash-type map-based sdbm avalanche, s"})
    void requestsGoToTheSameServers(String backend, char kind) throws Exception {
        compare(Scenario.requests(backend, kind, backend.contains("consistent"), new Random()));
    }
}
