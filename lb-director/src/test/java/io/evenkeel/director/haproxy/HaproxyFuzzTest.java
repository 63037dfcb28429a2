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
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Whatever the text, there is a model or an error, each at a place of the text; never an exception. */
class HaproxyFuzzTest {
    private static final Environment ENVIRONMENT = Environment.of(Map.of("db_fd", "9"));

    private static final List<String> FIXTURES = List.of("broken.cfg", "shop.cfg", "tutorial-acl.cfg", "tutorial-cookie.cfg", "rules.cfg");

    @Property(tries = 800)
    void damagedFilesGiveDiagnostics(@ForAll long seed, @ForAll @IntRange(max = 4) int fixture) {
        check(Fixtures.mutate(Fixtures.load("haproxy/" + FIXTURES.get(fixture)).text(), seed));
    }

    @Property(tries = 300)
    void anyTextGivesDiagnostics(@ForAll @StringLength(max = 300) String text) {
        check(text);
    }

    private static void check(String text) {
        ReadResult<HaproxyConfig> result = HaproxyReader.read(List.of(new SourceText("a.cfg", text)), ENVIRONMENT);
        if (!(result instanceof ReadResult.Failed<HaproxyConfig>)) {
            RoundTrip.check(RoundTrip.document(result));
        }
        long lines = text.chars().filter(c -> c == '\n').count() + 1;
        for (Diagnostic diagnostic : result.diagnostics()) {
            assertThat((long) diagnostic.position().line()).isBetween(1L, lines);
            assertThat(diagnostic.message()).isNotBlank();
        }
        assertThat(result.render().lines().count()).isGreaterThanOrEqualTo(result.diagnostics().size());
    }
}
