package io.evenkeel.launcher.keepalived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void withoutAnything() {
        Arguments arguments = parse("");
        assertThat(arguments.file()).isEqualTo(Path.of("/etc/keepalived/keepalived.conf"));
        assertThat(arguments.pidFiles(false)).isEmpty();
        assertThat(arguments.pidFiles(true)).containsExactly(Path.of("/run/keepalived.pid"));
        assertThat(arguments.routers()).isTrue();
        assertThat(arguments.services()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-nlD -f a.conf", "-nlDfa.conf", "-n -l -D -fa.conf",
        "--dont-fork --log-console --log-detail --use-file=a.conf",
        "--dont-f --log-c --log-d --use-file a.conf"})
    void formsOfTheSame(String line) {
        Arguments arguments = parse(line);
        assertThat(arguments.file()).isEqualTo(Path.of("a.conf"));
        assertThat(arguments.has(Option.DONT_FORK)).isTrue();
        assertThat(arguments.has(Option.LOG_CONSOLE)).isTrue();
        assertThat(arguments.has(Option.LOG_DETAIL)).isTrue();
        assertThat(arguments.has(Option.CONFIG_TEST)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-t -f x, ''", "-tlog -f x, log", "--config-test -f x, ''", "--config-test=log -f x, log", "-ltlog -f x, log"})
    void theFileOfATestStandsAtItsOption(String line, String file) {
        Arguments arguments = parse(line);
        assertThat(arguments.has(Option.CONFIG_TEST)).isTrue();
        assertThat(arguments.value(Option.CONFIG_TEST)).isEqualTo(file.isEmpty() ? null : file);
        assertThat(arguments.file()).isEqualTo(Path.of("x"));
    }

    @ParameterizedTest
    @CsvSource({"-P, true, false", "-C, false, true", "-P -C, true, true", "-n, true, true"})
    void halves(String line, boolean routers, boolean services) {
        assertThat(parse(line).routers()).isEqualTo(routers);
        assertThat(parse(line).services()).isEqualTo(services);
    }

    @Test
    void oneProcessHasUpToThreePidFiles() {
        assertThat(parse("-p a -r b --checkers_pid=c").pidFiles(true)).containsExactly(Path.of("a"), Path.of("b"), Path.of("c"));
    }

    @Test
    void whatHasNoEffectIsSaid() {
        assertThat(parse("-n -I -x --all").remarks()).containsExactly("--all: there are no child processes",
                "-I: virtual services of the kernel are not set up here", "-x: there is no SNMP");
    }

    @ParameterizedTest
    @CsvSource({"-Q, unknown option '-Q'", "-nQ, unknown option '-Q'", "--frob, unknown option '--frob'", "--log, unknown option '--log'",
        "-f, -f needs a value", "--use-file, -f needs a value", "--vrrp=1, -P takes no value", "x.conf, unexpected argument 'x.conf'"})
    void whatIsWrongIsNamed(String line, String complaint) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(IllegalArgumentException.class).hasMessage(complaint);
    }

    @Test
    void theHelpFitsTheTerminal() {
        assertThat(Option.help().lines()).hasSize(Option.values().length).allSatisfy(line -> assertThat(line).hasSizeLessThan(121));
    }

    private static Arguments parse(String line) {
        return Arguments.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }
}
