package io.evenkeel.benchmarks.pick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PickOptionsTest {
    @Test
    void withoutOptionsEverybodyTakesPart() {
        PickOptions options = PickOptions.parse(List.of());
        assertThat(options.contenders()).containsAll(Contenders.SCHEDULERS.keySet()).containsAll(Contenders.PEERS.keySet());
        assertThat(options.servers()).containsExactly(10, 100, 1000);
        assertThat(options.threads()).containsExactly(1, 2);
        assertThat(options.rebuild()).isTrue();
    }

    @Test
    void optionsNarrowTheRun() {
        PickOptions options = PickOptions.parse(List.of("--contender", "lvs rr,grpc", "--servers", "7", "--threads", "2,4", "--forks", "3",
                "--millis", "50", "--no-rebuild"));
        assertThat(options)
                .isEqualTo(new PickOptions(false, List.of("lvs rr", "grpc round_robin", "grpc least_request"), List.of(7), List.of(2, 4), 3,
                        50, false));
        assertThat(PickOptions.parse(List.of("--help")).help()).isTrue();
    }

    @Test
    void mistakesNameThemselves() {
        assertThatThrownBy(() -> PickOptions.parse(List.of("--fast"))).hasMessage("Unknown option: --fast");
        assertThatThrownBy(() -> PickOptions.parse(List.of("--servers"))).hasMessage("--servers needs a value");
        assertThatThrownBy(() -> PickOptions.parse(List.of("--servers", "0")))
                .hasMessage("--servers: 0 (expected: a whole number greater than 0)");
        assertThatThrownBy(() -> PickOptions.parse(List.of("--contender", "nobody")))
                .hasMessage("--contender: nobody is called like nobody");
    }

    static Stream<String> everybody() {
        return PickOptions.parse(List.of()).contenders().stream();
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void everyContenderChooses(String name) {
        Contender contender = Contenders.of(name, 5);
        Set<Object> chosen = new HashSet<>();
        for (int request = 0; request < 128; request++) {
            Object choice = contender.pick(request);
            assertThat(choice).isNotNull();
            chosen.add(choice);
        }
        assertThat(chosen).hasSizeBetween(1, 5);
    }
}
