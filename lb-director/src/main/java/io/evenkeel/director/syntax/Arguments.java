package io.evenkeel.director.syntax;

import java.util.List;
import java.util.Locale;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * The words of a statement, taken one after the other. What is missing or wrong becomes a {@link Complaint} that names
 * the keyword, the value and what was expected.
 *
 * <p>Not thread-safe: it belongs to the reading of one statement.
 */
public final class Arguments {
    private final List<Word> words;
    private final Diagnostics diagnostics;
    private String name = "";
    private Position namePosition;
    private int next;

    /** Over the words of a statement, its keyword first; there is at least one. */
    public Arguments(List<Word> words, Diagnostics diagnostics) {
        this.words = words;
        this.diagnostics = diagnostics;
        this.namePosition = words.get(0).position();
    }

    /** Where warnings and notices go. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** The keyword, as messages call it. */
    public String name() {
        return name;
    }

    /** Where the keyword stands. */
    public Position position() {
        return namePosition;
    }

    /** What has not been taken yet. */
    public List<Word> rest() {
        return words.subList(next, words.size());
    }

    /** Whether something has not been taken yet. */
    public boolean hasNext() {
        return next < words.size();
    }

    /** Takes the word, or the two words, of the keyword, known to be there. */
    public void takeName(String keyword) {
        name = keyword;
        namePosition = words.get(next).position();
        next += keyword.indexOf(' ') < 0 ? 1 : 2;
    }

    /** For a line that has no keyword of its own: messages call it by another name. */
    public void takeNothing(String name) {
        this.name = name;
    }

    /** Takes a word if it is the next one. */
    public boolean take(String wanted) {
        boolean there = hasNext() && words.get(next).is(wanted);
        if (there) {
            next++;
        }
        return there;
    }

    /**
     * Takes the next word.
     *
     * @param expected completes "'maxconn' expects ..."
     */
    public Word next(String expected) {
        if (!hasNext()) {
            Word last = words.get(words.size() - 1);
            Position behind = new Position(last.position().file(), last.position().line(),
                    last.position().column() + last.position().length(), 0);
            throw new Complaint(behind, "'" + name + "' expects " + expected, null);
        }
        return words.get(next++);
    }

    /** Takes a whole number in a range. */
    public int integer(int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        Word word = next(expected);
        try {
            int value = Integer.parseInt(word.value());
            if (value >= least && value <= most && !word.value().startsWith("+")) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(word, least + ".." + most, null);
        }
        throw wrong(word, least + ".." + most, null);
    }

    /** Takes one of these words; otherwise suggests the nearest. */
    public Word oneOf(List<String> known) {
        Word word = next("one of " + String.join(", ", known));
        if (!known.contains(word.value())) {
            throw wrong(word, String.join(" | ", known), Suggestion.didYouMean(word.value(), known));
        }
        return word;
    }

    /** The error for a bad value: {@code weight: -1 (expected: 0..256)}. */
    public Complaint wrong(Word word, String expected, @Nullable String hint) {
        String cure = "expected: " + expected + (hint == null ? "" : "; " + hint);
        return new Complaint(word.position(), name + ": " + quoted(word.value()) + strangeBlank(word.value()), cure);
    }

    /** The error for this keyword, which we do not carry out. */
    public Complaint refused(String why) {
        return new Complaint(namePosition, "'" + name + "' is refused: " + why, null);
    }

    /** Takes all that is left of a statement that does nothing here, and says why. */
    public void idle(String why) {
        diagnostics.notice(namePosition, "'" + name + "' does nothing here: " + why, null);
        next = words.size();
    }

    /** A warning about this keyword. */
    public void warn(Position at, String message, @Nullable String hint) {
        diagnostics.warning(at, message, hint);
    }

    /** Complains when something is left. */
    public void end() {
        if (hasNext()) {
            Word extra = words.get(next);
            String hint = extra.value().contains("//") ? "a comment starts with '#'" : null;
            throw new Complaint(extra.position(), "unexpected extra value '" + extra.value() + "' after '" + name + "'", hint);
        }
    }

    /** A statement that starts at the next word, for a list of options. */
    public Arguments fromHere() {
        return new Arguments(rest(), diagnostics);
    }

    /** Goes on behind what an option has taken. */
    public void continueAfter(Arguments option) {
        next += option.next;
    }

    private static String quoted(String value) {
        return value.isEmpty() || value.chars().anyMatch(c -> c <= ' ') ? "'" + value + "'" : value;
    }

    private static String strangeBlank(String value) {
        return value.codePoints().filter(StrangeBlanks::isOne).mapToObj(c -> String.format(Locale.ROOT, ", with the blank U+%04X in it", c))
                .findFirst().orElse("");
    }
}
