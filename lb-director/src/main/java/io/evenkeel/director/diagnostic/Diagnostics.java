package io.evenkeel.director.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Gathers what one reading has to say. At most {@value #MOST} are kept, so that a file of the wrong kind cannot fill the
 * memory or the terminal; whether there was an error is known in any case.
 *
 * <p>Not thread-safe: it belongs to the reading.
 */
public final class Diagnostics {
    /** How many are kept. */
    public static final int MOST = 500;

    private final List<Diagnostic> kept = new ArrayList<>();
    private boolean failed;
    private int dropped;

    /** Adds one. */
    public void add(Diagnostic diagnostic) {
        failed |= diagnostic.severity() == Severity.ERROR;
        if (kept.size() < MOST) {
            kept.add(diagnostic);
        } else {
            dropped++;
        }
    }

    /** Adds an error: the reading will have no model. */
    public void error(Position position, String message, @Nullable String hint) {
        add(new Diagnostic(Severity.ERROR, position, message, hint));
    }

    /** Adds a warning. */
    public void warning(Position position, String message, @Nullable String hint) {
        add(new Diagnostic(Severity.WARNING, position, message, hint));
    }

    /** Adds a notice. */
    public void notice(Position position, String message, @Nullable String hint) {
        add(new Diagnostic(Severity.NOTICE, position, message, hint));
    }

    /** Whether nothing more can be learned from reading on: there is an error, and no room for another. */
    public boolean full() {
        return failed && kept.size() >= MOST;
    }

    /** Whether an error was added. */
    public boolean failed() {
        return failed;
    }

    /**
     * Those kept, in the order of the files and of their lines. If there would be more, the last one says so.
     *
     * @param sources the files in the order in which they were read
     */
    public List<Diagnostic> sorted(List<SourceText> sources) {
        List<String> order = sources.stream().map(SourceText::name).toList();
        List<Diagnostic> sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.comparingInt((Diagnostic d) -> order.indexOf(d.position().file()))
                .thenComparingInt(d -> d.position().line()).thenComparingInt(d -> d.position().column()));
        if (full() || dropped > 0) {
            Position last = sorted.get(sorted.size() - 1).position();
            sorted.add(failed ? new Diagnostic(Severity.ERROR, last, "the rest of the text was not read: too many messages", null)
                    : new Diagnostic(Severity.WARNING, last, dropped + " more messages are not shown", null));
        }
        return List.copyOf(sorted);
    }
}
