package io.evenkeel.launcher.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import io.evenkeel.launcher.haproxy.Arguments.Background;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    @Test
    void filesKeepTheirOrder() {
        Arguments arguments = parse("-f a.cfg -d -f b.cfg -- c.cfg -d.cfg");
        assertThat(arguments.action()).isEqualTo(new Arguments.Action.Run());
        assertThat(arguments.files()).containsExactly(Path.of("a.cfg"), Path.of("b.cfg"), Path.of("c.cfg"), Path.of("-d.cfg"));
    }

    @Test
    void theCommandLineOfTheBehaviourScripts() {
        Arguments arguments = parse("-d -dM -de -db -q -L peer -n 50 -p /tmp/pid -f /tmp/cfg");
        assertThat(arguments).isEqualTo(new Arguments(new Arguments.Action.Run(), List.of(Path.of("/tmp/cfg")), null,
                new Arguments.Voice(true, false), new Arguments.Conduct(Background.NO, false, Path.of("/tmp/pid"), 50, 0,
                        new Predecessors(List.of(), List.of())),
                List.of()));
    }

    @Test
    void checking() {
        assertThat(parse("-c -f x").action()).isEqualTo(new Arguments.Action.Check());
        assertThat(parse("-c -dW -f x").voice()).isEqualTo(new Arguments.Voice(false, true));
        assertThat(parse("-c -q -V -f x").voice().quiet()).isFalse();
    }

    @Test
    void aConditionNeedsNoFile() {
        Arguments arguments = Arguments.parse(List.of("-cc", "feature(OPENSSL) && 1"));
        assertThat(arguments.action()).isEqualTo(new Arguments.Action.Evaluate("feature(OPENSSL) && 1"));
    }

    @ParameterizedTest
    @CsvSource({"-v, false", "-vv, true", "-vvq, true"})
    void versions(String line, boolean withFeatures) {
        assertThat(parse(line).action()).isEqualTo(new Arguments.Action.PrintVersion(withFeatures));
    }

    @ParameterizedTest
    @CsvSource({"-f x, AS_CONFIGURED", "-f x -D, YES", "-f x -D -db, NO", "-f x -d -D, NO", "-f x -W, NO", "-f x -Ws -D, YES"})
    void whereItRuns(String line, Background background) {
        assertThat(parse(line).conduct().background()).isEqualTo(background);
    }

    @Test
    void namesBeginInAnotherDirectory() {
        Arguments arguments = parse("-C /etc/haproxy -f a.cfg -f /b.cfg");
        assertThat(arguments.files().stream().map(arguments::resolve)).containsExactly(Path.of("/etc/haproxy/a.cfg"), Path.of("/b.cfg"));
    }

    @Test
    void predecessorsAreAsManyNumbersAsThereAre() {
        assertThat(parse("-f x -sf 1 22 -st -q").conduct().predecessors()).isEqualTo(new Predecessors(List.of(1L, 22L), List.of()));
        // As scripts quote the contents of a file with several lines.
        assertThat(Arguments.parse(List.of("-f", "x", "-st", "3\n4\n")).conduct().predecessors().terminate()).containsExactly(3L, 4L);
    }

    @Test
    void whatChangesNothingButMightBeExpectedToIsSaid() {
        assertThat(parse("-W -x /run/h.sock -S /m -m 100 -dV -dr -dKall -f x").remarks()).hasSize(7).first().asString().startsWith("-W: ");
    }

    @Test
    void whatNobodyMissesIsNot() {
        assertThat(parse("-de -dp -dS -dG -dR -dD -dL -dM0x55 -V -L me -f x").remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-Z, unknown option '-Z'", "'-f', -f needs a value", "'-c', no configuration file: use -f FILE",
        "'', no configuration file: use -f FILE", "-h, ''", "x.cfg, unknown option 'x.cfg'",
        "-f x -n many, -n: 'many' (expected: a number)",
        "-f x -sf 1x, -sf: '1x' (expected: process ids)", "-f x -x, -x needs a value"})
    void whatIsWrongIsNamed(String line, String complaint) {
        assertThat(parse(line).action()).isEqualTo(new Arguments.Action.Usage(complaint));
    }

    private static Arguments parse(String line) {
        return Arguments.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }
}
