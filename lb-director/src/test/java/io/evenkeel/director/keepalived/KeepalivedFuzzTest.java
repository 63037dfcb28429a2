package io.evenkeel.director.keepalived;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.diagnostic.Strictness;
import io.evenkeel.director.keepalived.text.MemoryFiles;
import io.evenkeel.director.keepalived.text.ReadingContext;
import io.evenkeel.director.syntax.Fixtures;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** Whatever the text, there is a model or an error, each at a place of a text; never an exception, and never without end. */
class KeepalivedFuzzTest {
    private static final List<String> FIXTURES = List.of("broken.conf", "pair.conf", "expansion.conf", "tutorial-balancer.conf",
            "tutorial-notes.conf");
    private static final List<Verdicts.Case> CASES = Verdicts.all();

    @Property(tries = 1500)
    void damagedFilesGiveDiagnostics(@ForAll long seed) {
        String name = FIXTURES.get(Math.floorMod(seed, FIXTURES.size()));
        check(Fixtures.mutate(Fixtures.load("keepalived/" + name).text(), seed), seed);
    }

    @Property(tries = 1500)
    void damagedStatementsGiveDiagnostics(@ForAll long seed) {
        check(Fixtures.mutate(CASES.get(Math.floorMod(seed, CASES.size())).text(), seed), seed);
    }

    @Property(tries = 300)
    void anyTextGivesDiagnostics(@ForAll @StringLength(max = 300) String text, @ForAll long seed) {
        check(text, seed);
    }

    private static void check(String text, long seed) {
        Map<String, String> texts = new HashMap<>(Map.of("/k/k.conf", text, "/k/a.conf", Fixtures.mutate(text, seed + 1)));
        ReadingContext context = ReadingContext.none().including(new MemoryFiles(texts)).named("lb1").atMost(20_000);
        Strictness strictness = (seed & 1) == 0 ? Strictness.LENIENT : Strictness.STRICT;
        ReadResult<KeepalivedConfig> result = KeepalivedReader.read(List.of(new SourceText("/k/k.conf", text)), strictness, context);
        for (Diagnostic diagnostic : result.diagnostics()) {
            String of = texts.get(diagnostic.position().file());
            assertThat(of).isNotNull();
            assertThat((long) diagnostic.position().line()).isBetween(1L, of.chars().filter(c -> c == '\n').count() + 1);
            assertThat(diagnostic.message()).isNotBlank();
        }
        assertThat(result.render().lines().count()).isGreaterThanOrEqualTo(result.diagnostics().size());
        KeepalivedConfig model = Readings.model(result);
        if (model != null) {
            KeepalivedPrinter.print(model.document());
        }
    }
}
