package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.syntax.Fixtures;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** Whatever the text, there is a model or an error, each at a place of the text; never an exception. */
class HaproxyFuzzTest {
    private static final Environment ENVIRONMENT = Environment.of(Map.of("db_fd", "9"));

    @Property(tries = 1000)
    void damagedFilesGiveDiagnostics(@ForAll long seed, @ForAll boolean broken) {
        check(Fixtures.mutate(Fixtures.load(broken ? "haproxy/broken.cfg" : "haproxy/shop.cfg").text(), seed));
    }

    @Property(tries = 300)
    void anyTextGivesDiagnostics(@ForAll @StringLength(max = 300) String text) {
        check(text);
    }

    private static void check(String text) {
        ReadResult<HaproxyConfig> result = HaproxyReader.read(List.of(new SourceText("a.cfg", text)), ENVIRONMENT);
        long lines = text.chars().filter(c -> c == '\n').count() + 1;
        for (Diagnostic diagnostic : result.diagnostics()) {
            assertThat((long) diagnostic.position().line()).isBetween(1L, lines);
            assertThat(diagnostic.message()).isNotBlank();
        }
        assertThat(result.render().lines().count()).isGreaterThanOrEqualTo(result.diagnostics().size());
    }
}
