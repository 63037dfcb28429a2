package io.evenkeel.core.schedule.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What HAProxy 2.6.12 chose, recorded by {@link RecordHaproxy}, and what we choose. */
class HaproxyGoldenTest {
    static Stream<String> recorded() throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HaproxyGoldenTest.class.getResourceAsStream("haproxy-2.6.golden")), StandardCharsets.UTF_8))) {
            return reader.lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void choicesAreHaproxys(String line) throws IOException {
        int bar = line.lastIndexOf(" | ");
        assertThat(Ours.play(Scenario.parse(line.substring(0, bar)))).isEqualTo(line.substring(bar + 3));
    }
}
