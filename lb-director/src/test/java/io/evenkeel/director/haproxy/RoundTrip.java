package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.syntax.Document;

/** Printing and reading again. */
final class RoundTrip {
    private RoundTrip() {}

    static Document document(ReadResult<HaproxyConfig> result) {
        return switch (result) {
            case ReadResult.Accepted<HaproxyConfig> accepted -> accepted.value().document();
            case ReadResult.Refused<HaproxyConfig> refused -> refused.value().document();
            case ReadResult.Failed<HaproxyConfig> failed -> throw new AssertionError(failed.render());
        };
    }

    static HaproxyConfig config(ReadResult<HaproxyConfig> result) {
        return switch (result) {
            case ReadResult.Accepted<HaproxyConfig> accepted -> accepted.value();
            case ReadResult.Refused<HaproxyConfig> refused -> refused.value();
            case ReadResult.Failed<HaproxyConfig> failed -> throw new AssertionError(failed.render());
        };
    }

    /** Demands that the printed form reads as the same document, without a repair, and prints as itself. */
    static void check(Document document) {
        String printed = HaproxyReader.PRINTER.print(document);
        ReadResult<HaproxyConfig> again = HaproxyReader.read(List.of(new SourceText("printed.cfg", printed)), Environment.empty());
        assertThat(document(again)).as(printed).isEqualTo(document);
        assertThat(HaproxyReader.PRINTER.print(document(again))).isEqualTo(printed);
    }
}
