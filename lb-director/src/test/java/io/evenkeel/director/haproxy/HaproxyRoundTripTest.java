package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.syntax.Fixtures;
import io.evenkeel.director.syntax.Keyword;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** Printing what was read and reading that gives the same document. */
class HaproxyRoundTripTest {
    private static final Environment ENVIRONMENT = Environment
            .of(Map.of("HOME", "/root", "db_fd", "9", "APP3_HOST", "10.0.0.13", "APP3_PORT", "81"));

    private static ReadResult<HaproxyConfig> read(String text) {
        return HaproxyReader.read(List.of(new SourceText("a.cfg", text)), ENVIRONMENT);
    }

    /** Every keyword, with arguments made by chance from its grammar. What does not fit together is a diagnostic and left out. */
    @Property(tries = 300)
    void generatedConfigurations(@ForAll long seed) {
        var generator = new LineGenerator(seed);
        var text = new StringBuilder("global\n");
        for (int i = 0; i < 6; i++) {
            text.append(generator.line(GlobalKeywords.TABLE)).append('\n');
        }
        for (String section : new String[] {"defaults d", "frontend f", "backend b", "listen l"}) {
            text.append(section).append('\n');
            for (int i = 0; i < 8; i++) {
                text.append(generator.line(ProxyKeywords.TABLE)).append('\n');
            }
        }
        for (SectionKind kind : SectionKind.values()) {
            var table = SectionKeywords.of(kind);
            if (table != null) {
                text.append(kind.keyword()).append(" s\n").append(generator.line(table)).append('\n');
            }
        }
        ReadResult<HaproxyConfig> result = read(text.toString());
        if (!(result instanceof ReadResult.Failed<HaproxyConfig>)) {
            RoundTrip.check(RoundTrip.document(result));
        }
    }

    /** Each keyword fits its own grammar as the generator makes it, and is printed as it is read. */
    @Property(tries = 20)
    void everyKeywordOfAProxy(@ForAll long seed) {
        for (Keyword<ProxyDraft> row : ProxyKeywords.TABLE.rows()) {
            String line = new LineGenerator(seed).line(row);
            ReadResult<HaproxyConfig> result = read("listen l\n" + line + "\n");
            boolean onlyReferences = result.diagnostics().stream()
                    .filter(d -> d.severity() == io.evenkeel.director.diagnostic.Severity.ERROR)
                    .allMatch(d -> d.rule().equals(HaproxyRules.UNKNOWN_REFERENCE) || d.rule().equals(HaproxyRules.CONTRADICTION)
                            || d.rule().equals(HaproxyRules.WRONG_SECTION));
            assertThat(onlyReferences).as(line + "\n" + result.render()).isTrue();
            if (!(result instanceof ReadResult.Failed<HaproxyConfig>)) {
                RoundTrip.check(RoundTrip.document(result));
            }
        }
    }

    @Property(tries = 500)
    void anyWord(@ForAll @StringLength(min = 1, max = 20) String word) {
        // A NUL cannot stand in a file, and what only looks like a blank is one outside quotes.
        if (word.indexOf(0) < 0 && !word.isEmpty()) {
            RoundTrip.check(RoundTrip.document(read("global\n description " + Quoting.quote(word) + "\n")));
            assertThat(RoundTrip.document(read("global\n description " + Quoting.quote(word) + "\n")).statements().get(0).body().get(0)
                    .arguments())
                    .containsExactly(word);
        }
    }

    @Example
    void fixturesAndVerdicts() {
        for (String fixture : List.of("shop.cfg", "tutorial-rewrite.cfg", "tutorial-append.cfg", "tutorial-cookie.cfg",
                "tutorial-acl.cfg")) {
            RoundTrip.check(RoundTrip.document(HaproxyReader.read(List.of(Fixtures.load("haproxy/" + fixture)), ENVIRONMENT)));
        }
        Verdicts.all().filter(Verdicts.Case::ours).filter(one -> !one.lines().contains("${")).forEach(one -> RoundTrip.check(
                RoundTrip.document(read(one.text()))));
    }
}
