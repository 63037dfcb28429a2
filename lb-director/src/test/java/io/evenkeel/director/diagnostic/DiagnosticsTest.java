package io.evenkeel.director.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    @Test
    void sortsByFileLineAndColumn() {
        var diagnostics = new Diagnostics();
        diagnostics.notice(Rule.NEEDS_NOTHING, new Position("b", 1, 1, 0), "3", null);
        diagnostics.warning(new Position("a", 2, 1, 0), "2", null);
        diagnostics.notice(Rule.NEEDS_NOTHING, new Position("a", 1, 9, 0), "1", null);
        var sources = List.of(new SourceText("a", ""), new SourceText("b", ""));
        assertThat(diagnostics.sorted(sources)).extracting(Diagnostic::message).containsExactly("1", "2", "3");
        assertThat(ReadResult.of("model", diagnostics, sources)).isInstanceOf(ReadResult.Accepted.class);
    }

    @Test
    void keepsABoundedNumberAndStillKnowsOfAnError() {
        var diagnostics = new Diagnostics();
        for (int i = 0; i < Diagnostics.MOST; i++) {
            diagnostics.warning(new Position("a", i + 1, 1, 0), "w", null);
        }
        diagnostics.error(new Position("a", 1, 1, 0), "e", null);
        assertThat(diagnostics.failed()).isTrue();
        List<Diagnostic> sorted = diagnostics.sorted(List.of(new SourceText("a", "")));
        assertThat(sorted).hasSize(Diagnostics.MOST + 1);
        assertThat(sorted.get(Diagnostics.MOST).message()).isEqualTo("the rest of the text was not read: too many messages");
        assertThat(ReadResult.of("model", diagnostics, List.of())).isInstanceOf(ReadResult.Failed.class);
    }
}
