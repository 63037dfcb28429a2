package io.evenkeel.core.schedule.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

import io.evenkeel.core.schedule.haproxy.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nginx 1.22.1 chose, recorded by {@link RecordNginx}, and what we choose. */
class NginxGoldenTest {
    static Stream<String> recorded() throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(NginxGoldenTest.class.getResourceAsStream("nginx-1.22.golden")), StandardCharsets.UTF_8))) {
            return reader.lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void choicesAreNginxs(String line) throws IOException {
        int bar = line.lastIndexOf(" | ");
        assertThat(NginxScenarios.play(Scenario.parse(line.substring(0, bar)))).isEqualTo(line.substring(bar + 3));
    }
}
