package io.evenkeel.director.keepalived;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.evenkeel.director.diagnostic.Severity;
import io.evenkeel.director.syntax.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our verdict in strict reading beside what keepalived was seen to say; {@link KeepalivedPeerTest} asks it again. */
class KeepalivedVerdictTest {
    private static final Path GUIDE = Path.of("..", "docs", "keepalived.md");

    static Stream<Verdicts.Case> cases() {
        return Verdicts.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agrees(Verdicts.Case one) {
        var result = Readings.strict(one.text());
        assertThat(KeepalivedExit.code(result.diagnostics())).as(result.render()).isEqualTo(one.ours());
        if (one.ours() == KeepalivedExit.WRONG) {
            assertThat(Readings.model(result)).isNull();
            assertThat(Readings.said(result, Severity.ERROR)).allMatch(line -> line.matches("(?s)k\\.conf:[0-9]+:[0-9]+: error: .+"));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsWhatReadsTheSame(Verdicts.Case one) {
        KeepalivedConfig model = Readings.model(Readings.lenient(one.text()));
        if (model == null) {
            assertThat(one.keepalived()).as("what keepalived takes, we understand").isNotZero();
            return;
        }
        String printed = KeepalivedPrinter.print(model.document());
        Document again = Readings.understood(Readings.lenient(printed)).document();
        assertThat(again).as(printed).isEqualTo(model.document());
        assertThat(KeepalivedPrinter.print(again)).isEqualTo(printed);
    }

    @Test
    void theGuideSaysWhyOursDiffers() throws IOException {
        List<Verdicts.Case> different = cases().filter(one -> one.keepalived() != one.ours()).toList();
        assertThat(different).allMatch(one -> !one.reason().isEmpty());
        String guide = Files.readString(GUIDE);
        assertThat(different).extracting(Verdicts.Case::reason).allSatisfy(reason -> assertThat(guide).contains("| `" + reason + "` |"));
        assertThat(Verdicts.all()).hasSizeGreaterThan(300);
    }
}
