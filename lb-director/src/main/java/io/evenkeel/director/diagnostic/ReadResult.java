package io.evenkeel.director.diagnostic;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a reading gave: a model that can run, one that cannot because it asks for something that is not carried out, or
 * the errors that stand in the way of any. Warnings and notices come with each.
 *
 * @param <T> the model
 */
public sealed interface ReadResult<T> {
    /** Everything there is to say, by file, line and column. */
    List<Diagnostic> diagnostics();

    /** What was read, for {@link DiagnosticPrinter}. */
    List<SourceText> sources();

    /** The text is right and can be carried out. */
    record Accepted<T>(T value, List<Diagnostic> diagnostics, List<SourceText> sources) implements ReadResult<T> {}

    /** The text is right, and a part of it is not carried out: the model may be printed and converted, not run. */
    record Refused<T>(T value, List<Diagnostic> diagnostics, List<SourceText> sources) implements ReadResult<T> {}

    /** There is no model: the text has errors, or what is refused leaves nothing to make one of. */
    record Failed<T>(List<Diagnostic> diagnostics, List<SourceText> sources) implements ReadResult<T> {}

    /**
     * The result of a reading, as its diagnostics have it.
     *
     * @param value what was read, or {@code null} when that is nothing
     */
    static <T> ReadResult<T> of(@Nullable T value, Diagnostics diagnostics, List<SourceText> sources) {
        List<Diagnostic> said = diagnostics.sorted(sources);
        if (value == null || diagnostics.failed()) {
            return new Failed<>(said, List.copyOf(sources));
        }
        return diagnostics.refused() ? new Refused<>(value, said, List.copyOf(sources))
                : new Accepted<>(value, said, List.copyOf(sources));
    }

    /** Every message with its line of source, for a person. */
    default String render() {
        return new DiagnosticPrinter(sources()).print(diagnostics());
    }
}
