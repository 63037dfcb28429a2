package io.evenkeel.core.schedule.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import io.evenkeel.core.schedule.haproxy.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same scenarios, made anew in every run, on a running nginx and on a pool of ours. */
@Tag("peer")
@Timeout(60)
class NginxPeerTest {
    @BeforeEach
    void nginxIsThere() {
        NginxPeer.assumeInstalled();
    }

    @ParameterizedTest
    @CsvSource({"'', p", "ip_hash, s", "ip_hash, s", "hash $request_uri, u", "hash $request_uri, u", "hash $request_uri consistent, u",
        "least_conn, o", "least_conn, o"})
    void choicesAreTheSame(String algorithm, char kind) throws Exception {
        Scenario scenario = NginxScenarios.random(algorithm, kind, new Random());
        try (var nginx = new NginxPeer(scenario)) {
            assertThat(NginxScenarios.play(scenario)).as("choices in: %s", scenario).isEqualTo(nginx.play(scenario));
        }
    }
}
