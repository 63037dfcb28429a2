package io.evenkeel.director.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Gathers what one reading has to say. At most {@value #MOST} are kept, so that a file of the wrong kind cannot fill the
 * memory or the terminal; whether there was an error or a refusal is known in any case.
 *
 * <p>Not thread-safe: it belongs to the reading.
 */
public final class Diagnostics {
    /** How many are kept. */
    public static final int MOST = 500;

    private final Strictness strictness;
    private final List<Diagnostic> kept = new ArrayList<>();
    private boolean failed;
    private boolean refused;
    private int dropped;

    /** For a lenient reading. */
    public Diagnostics() {
        this(Strictness.LENIENT);
    }

    /** For a reading that repairs mistakes, or does not. */
    public Diagnostics(Strictness strictness) {
        this.strictness = strictness;
    }

    /** Adds one. */
    public void add(Diagnostic diagnostic) {
        failed |= diagnostic.severity() == Severity.ERROR;
        refused |= diagnostic.severity() == Severity.REFUSAL;
        if (kept.size() < MOST) {
            kept.add(diagnostic);
        } else {
            dropped++;
        }
    }

    /** Adds an error: the reading will have no model. */
    public void error(Rule rule, Position position, String message, @Nullable String hint) {
        add(new Diagnostic(Severity.ERROR, rule, position, message, hint));
    }

    /** Adds an error that has no rule of its own. */
    public void error(Position position, String message, @Nullable String hint) {
        error(Rule.MISTAKE, position, message, hint);
    }

    /** Adds a refusal: the reading will have a model that must not run. */
    public void refusal(Position position, String message, @Nullable String hint) {
        add(new Diagnostic(Severity.REFUSAL, Rule.REFUSED, position, message, hint));
    }

    /**
     * Adds a mistake that was repaired: a warning with the assumption in a lenient reading, an error in a strict one. The
     * caller goes on with the assumption in either.
     *
     * @param mistake what is wrong, a sentence
     * @param assumed what is taken for meant, a sentence
     * @param cure what to write instead, or {@code null} when the sentences are enough
     */
    public void repair(Rule rule, Position at, String mistake, String assumed, @Nullable String cure) {
        if (strict()) {
            error(rule, at, mistake, cure);
        } else {
            warning(rule, at, mistake + ": " + assumed, cure);
        }
    }

    /** Whether known mistakes are errors. */
    public boolean strict() {
        return strictness == Strictness.STRICT;
    }

    /** Adds a warning. */
    public void warning(Rule rule, Position position, String message, @Nullable String hint) {
        add(new Diagnostic(Severity.WARNING, rule, position, message, hint));
    }

    /** Adds a warning that has no rule of its own. */
    public void warning(Position position, String message, @Nullable String hint) {
        warning(Rule.MISTAKE, position, message, hint);
    }

    /** Adds a notice. */
    public void notice(Rule rule, Position position, String message, @Nullable String hint) {
        add(new Diagnostic(Severity.NOTICE, rule, position, message, hint));
    }

    /** Whether nothing more can be learned from reading on: there is an error, and no room for another. */
    public boolean full() {
        return failed && kept.size() >= MOST;
    }

    /** Whether an error was added. */
    public boolean failed() {
        return failed;
    }

    /** Whether a refusal was added. */
    public boolean refused() {
        return refused;
    }

    /**
     * Those kept, in the order of the files and of their lines. If there would be more, the last one says so.
     *
     * @param sources the files in the order in which they were read
     */
    public List<Diagnostic> sorted(List<SourceText> sources) {
        Map<String, Integer> order = new HashMap<>();
        sources.forEach(source -> order.putIfAbsent(source.name(), order.size()));
        List<Diagnostic> sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.comparingInt((Diagnostic d) -> order.getOrDefault(d.position().file(), -1))
                .thenComparingInt(d -> d.position().line()).thenComparingInt(d -> d.position().column()));
        if (full() || dropped > 0) {
            Position last = sorted.get(sorted.size() - 1).position();
            sorted.add(failed
                    ? new Diagnostic(Severity.ERROR, Rule.TOO_LONG, last, "the rest of the text was not read: too many messages", null)
                    : new Diagnostic(refused ? Severity.REFUSAL : Severity.WARNING, Rule.TOO_LONG, last,
                            dropped + " more messages are not shown", null));
        }
        return List.copyOf(sorted);
    }
}
