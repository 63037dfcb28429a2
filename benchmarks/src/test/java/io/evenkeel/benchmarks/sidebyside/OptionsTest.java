package io.evenkeel.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private static Options parse(String line) {
        return Objects.requireNonNull(Options.parse(line.isEmpty() ? new String[0] : line.split(" ", -1)));
    }

    @Test
    void everythingIsComparedByDefault() {
        assertThat(parse("")).isEqualTo(new Options(5, 5, 10, 64, List.of(Scenario.values()),
                List.of(ProxyKind.values()), false));
    }

    @Test
    void keepsTheOrderOfTheProxiesAndAsksForEachOnce() {
        Options options = parse("--proxy nginx,haproxy,nginx --scenario tcp --rounds 3 --seconds 7 --warmup 0");
        assertThat(options).isEqualTo(new Options(3, 7, 0, 64, List.of(Scenario.TCP),
                List.of(ProxyKind.NGINX, ProxyKind.HAPROXY), false));
    }

    @Test
    void remembersWhetherEvenkeelWasNamed() {
        assertThat(parse("--proxy evenkeel").evenkeelNamed()).isTrue();
        assertThat(parse("").withoutEvenkeel().proxies()).containsExactly(ProxyKind.HAPROXY, ProxyKind.NGINX);
    }

    @Test
    void itsCommandLineRepeatsIt() {
        Options options = parse("--rounds 2 --connections 8 --scenario close,64k --proxy haproxy");
        String[] words = options.commandLine().split(" ", -1);
        assertThat(parse(String.join(" ", List.of(words).subList(1, words.length)))).isEqualTo(options);
    }

    @Test
    void helpIsNotARun() {
        assertThat(Options.parse("--rounds", "3", "--help")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"--rounds 0;--rounds: 0 (expected: 1..1000)",
        "--seconds x;--seconds: x (expected: 1..3600)",
        "--connections;--connections: value missing (expected: 1..1000)",
        "--proxy haproxy,caddy;--proxy: caddy (expected: one or more of haproxy,nginx,evenkeel)",
        "--scenario 'small,';--scenario:  (expected: one or more of small,64k,tcp,close)",
        "--fast 1;--fast: no such option (see --help)"})
    void aWrongWordIsNamed(String line, String message) {
        assertThatThrownBy(() -> parse(line.replace("'", ""))).isInstanceOf(Problem.class).hasMessage(message);
    }
}
