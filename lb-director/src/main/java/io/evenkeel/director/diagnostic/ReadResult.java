package io.evenkeel.director.diagnostic;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a reading gave: a value, or the errors that stand in its way. Warnings and notices come with either.
 *
 * @param <T> the model
 */
public sealed interface ReadResult<T> {
    /** Everything there is to say, by file, line and column. */
    List<Diagnostic> diagnostics();

    /** What was read, for {@link DiagnosticPrinter}. */
    List<SourceText> sources();

    /** The text has no error. */
    record Accepted<T>(T value, List<Diagnostic> diagnostics, List<SourceText> sources) implements ReadResult<T> {}

    /** The text has an error at least. */
    record Refused<T>(List<Diagnostic> diagnostics, List<SourceText> sources) implements ReadResult<T> {}

    /** The result of a reading: refused when there was an error, whatever the value. */
    static <T> ReadResult<T> of(@Nullable T value, Diagnostics diagnostics, List<SourceText> sources) {
        List<Diagnostic> said = diagnostics.sorted(sources);
        if (value == null || diagnostics.failed()) {
            return new Refused<>(said, List.copyOf(sources));
        }
        return new Accepted<>(value, said, List.copyOf(sources));
    }

    /** Every message with its line of source, for a person. */
    default String render() {
        return new DiagnosticPrinter(sources()).print(diagnostics());
    }
}
