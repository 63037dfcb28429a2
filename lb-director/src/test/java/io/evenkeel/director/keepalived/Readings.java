package io.evenkeel.director.keepalived;

import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.Severity;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.diagnostic.Strictness;
import io.evenkeel.director.keepalived.text.ReadingContext;
import org.jspecify.annotations.Nullable;

/** Reads texts for tests. */
final class Readings {
    private Readings() {}

    static ReadResult<KeepalivedConfig> lenient(String text) {
        return KeepalivedReader.read(List.of(new SourceText("k.conf", text)));
    }

    static ReadResult<KeepalivedConfig> strict(String text) {
        return KeepalivedReader.read(List.of(new SourceText("k.conf", text)), Strictness.STRICT);
    }

    static ReadResult<KeepalivedConfig> in(ReadingContext context, Strictness strictness, String text) {
        return KeepalivedReader.read(List.of(new SourceText("k.conf", text)), strictness, context);
    }

    /** The model, also when something in it is not carried out; {@code null} after an error. */
    static @Nullable KeepalivedConfig model(ReadResult<KeepalivedConfig> result) {
        return switch (result) {
            case ReadResult.Accepted<KeepalivedConfig> accepted -> accepted.value();
            case ReadResult.Refused<KeepalivedConfig> refused -> refused.value();
            case ReadResult.Failed<KeepalivedConfig> failed -> null;
        };
    }

    static KeepalivedConfig understood(ReadResult<KeepalivedConfig> result) {
        KeepalivedConfig model = model(result);
        if (model == null) {
            throw new AssertionError(result.render());
        }
        return model;
    }

    static List<String> said(ReadResult<?> result, Severity severity) {
        return result.diagnostics().stream().filter(d -> d.severity() == severity).map(Diagnostic::toString).toList();
    }
}
