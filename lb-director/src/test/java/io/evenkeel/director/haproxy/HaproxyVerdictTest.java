package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.syntax.RealProgram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our strict reading says of a broad set of configurations, and whether HAProxy says the same. */
class HaproxyVerdictTest {
    private static final Environment ENVIRONMENT = Environment.of(Map.of("HOME", "/root"));

    @TempDir
    Path folder;

    static Stream<Verdicts.Case> cases() {
        return Verdicts.all();
    }

    private static ReadResult<HaproxyConfig> strict(String text) {
        return HaproxyReader.read(List.of(new SourceText("haproxy.cfg", text)), HaproxyOptions.lenient(ENVIRONMENT).strict());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStrictReadingSays(Verdicts.Case one) {
        ReadResult<HaproxyConfig> result = strict(one.text());
        assertThat(!(result instanceof ReadResult.Failed<HaproxyConfig>)).as(result.render()).isEqualTo(one.ours());
    }

    @Tag("peer")
    @Test
    void haproxySaysTheSameExceptWhereTheFileSaysOtherwise() {
        assumeTrue(RealProgram.installed("haproxy"), "needs haproxy: apt-get install haproxy");
        List<String> otherwise = numbered(cases().toList())
                .filter(one -> accepted(one.number(), one.value().text()) != one.value().theirs())
                .map(one -> one.value().lines()).toList();
        assertThat(otherwise).isEmpty();
    }

    /** What both accept is accepted by HAProxy as we print it, too. */
    @Tag("peer")
    @Test
    void haproxyTakesWhatWePrint() {
        assumeTrue(RealProgram.installed("haproxy"), "needs haproxy: apt-get install haproxy");
        List<String> printed = cases().filter(one -> one.ours() && one.theirs())
                .map(one -> HaproxyReader.PRINTER.print(RoundTrip.document(strict(one.text())))).toList();
        assertThat(numbered(printed).filter(one -> !accepted(one.number(), one.value())).map(Numbered::value).toList()).isEmpty();
    }

    private record Numbered<T>(int number, T value) {}

    /** In parallel: most of the time goes into starting the program. */
    private static <T> Stream<Numbered<T>> numbered(List<T> values) {
        return IntStream.range(0, values.size()).parallel().mapToObj(i -> new Numbered<>(i, values.get(i)));
    }

    /** Its exit code is 0 for a good file, and 2 for one without listeners, which is as good; it says what is wrong in alerts. */
    private boolean accepted(int number, String text) {
        try {
            Path own = Files.createDirectories(folder.resolve(Integer.toString(number)));
            Path file = Files.writeString(own.resolve("haproxy.cfg"), text);
            RealProgram.Verdict real = RealProgram.run(own, Map.of("HOME", "/root"), "haproxy", "-c", "-f", file.toString());
            return (real.exit() == 0 || real.exit() == 2) && !real.output().contains("[ALERT]");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
