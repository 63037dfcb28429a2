package io.evenkeel.director.keepalived;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.syntax.Fixtures;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** Whatever the text, there is a model or an error, each at a place of the text; never an exception. */
class KeepalivedFuzzTest {
    @Property(tries = 1000)
    void damagedFilesGiveDiagnostics(@ForAll long seed, @ForAll boolean broken) {
        check(Fixtures.mutate(Fixtures.load(broken ? "keepalived/broken.conf" : "keepalived/pair.conf").text(), seed));
    }

    @Property(tries = 300)
    void anyTextGivesDiagnostics(@ForAll @StringLength(max = 300) String text) {
        check(text);
    }

    private static void check(String text) {
        ReadResult<KeepalivedConfig> result = KeepalivedReader.read(List.of(new SourceText("k.conf", text)));
        long lines = text.chars().filter(c -> c == '\n').count() + 1;
        for (Diagnostic diagnostic : result.diagnostics()) {
            assertThat((long) diagnostic.position().line()).isBetween(1L, lines);
            assertThat(diagnostic.message()).isNotBlank();
        }
        assertThat(result.render().lines().count()).isGreaterThanOrEqualTo(result.diagnostics().size());
    }
}
