package io.evenkeel.launcher.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    @Test
    void filesKeepTheirOrder() {
        Arguments arguments = parse("-f a.cfg -d -f b.cfg -- c.cfg d.cfg");
        assertThat(arguments.action()).isEqualTo(new Arguments.Action.Run());
        assertThat(arguments.files()).containsExactly(Path.of("a.cfg"), Path.of("b.cfg"), Path.of("c.cfg"), Path.of("d.cfg"));
    }

    @Test
    void theCommandLineOfTheBehaviourScripts() {
        Arguments arguments = parse("-d -dM -de -db -q -V -L peer -m 100 -n 50 -p /tmp/pid -f /tmp/cfg");
        assertThat(arguments).isEqualTo(
                new Arguments(new Arguments.Action.Run(), List.of(Path.of("/tmp/cfg")), Path.of("/tmp/pid"), true, List.of()));
    }

    @Test
    void checking() {
        assertThat(parse("-c -f x").action()).isEqualTo(new Arguments.Action.Check());
    }

    @Test
    void aConditionNeedsNoFile() {
        Arguments arguments = Arguments.parse(List.of("-cc", "feature(OPENSSL) && 1"));
        assertThat(arguments.action()).isEqualTo(new Arguments.Action.Evaluate("feature(OPENSSL) && 1"));
    }

    @Test
    void versions() {
        assertThat(parse("-v").action()).isEqualTo(new Arguments.Action.PrintVersion(false));
        assertThat(parse("-vv").action()).isEqualTo(new Arguments.Action.PrintVersion(true));
    }

    @Test
    void whatChangesNothingButMightBeExpectedToIsSaid() {
        assertThat(parse("-D -W -f x").remarks()).hasSize(2).allMatch(remark -> remark.startsWith("-D: ") || remark.startsWith("-W: "));
    }

    @ParameterizedTest
    @CsvSource({"-Z, unknown option '-Z'", "'-f', -f needs a value", "'-c', no configuration file: use -f FILE",
        "'', no configuration file: use -f FILE"})
    void whatIsWrongIsNamed(String line, String complaint) {
        assertThat(parse(line).action()).isEqualTo(new Arguments.Action.Usage(complaint));
    }

    private static Arguments parse(String line) {
        return Arguments.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }
}
