package io.evenkeel.director.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The words of a statement, taken one after the other. A {@link Shape} takes them and keeps their canonical forms; the
 * reader of a keyword that acts then takes those. What is missing or wrong becomes a {@link Complaint} that names the
 * keyword, the value and what was expected.
 *
 * <p>Not thread-safe: it belongs to the reading of one statement.
 */
public final class Arguments {
    private final List<Word> words;
    private final Diagnostics diagnostics;
    private final @Nullable Object context;
    private final List<Word> kept = new ArrayList<>();
    private String name = "";
    private Position namePosition;
    private int next;
    private boolean broken;

    /** Over the words of a statement, its keyword first; there is at least one. */
    public Arguments(List<Word> words, Diagnostics diagnostics) {
        this(words, diagnostics, null);
    }

    /**
     * Over the words of a statement, its keyword first; there is at least one.
     *
     * @param context what the shapes of the language may ask for, see {@link #context}
     */
    public Arguments(List<Word> words, Diagnostics diagnostics, @Nullable Object context) {
        this(words, diagnostics, context, words.get(0).position());
    }

    private Arguments(List<Word> words, Diagnostics diagnostics, @Nullable Object context, Position namePosition) {
        this.words = words;
        this.diagnostics = diagnostics;
        this.context = context;
        this.namePosition = namePosition;
    }

    /** Where warnings and notices go. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** What the language gave along, such as its variables. */
    public <T> T context(Class<T> type) {
        return type.cast(Objects.requireNonNull(context));
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
            Position last = words.isEmpty() ? namePosition : words.get(words.size() - 1).position();
            Position behind = new Position(last.file(), last.line(), last.column() + last.length(), 0);
            throw new Complaint(Rule.MISSING_VALUE, behind, "'" + name + "' expects " + expected, null);
        }
        return words.get(next++);
    }

    /** Takes the next word and what it means. */
    public <T> T take(Value<T> value) {
        return value.parse(this, next(value.text()));
    }

    /** Takes a whole number in a range. */
    public int integer(int least, int most) {
        return take(Value.integer(least, most));
    }

    /** Takes one of these words; otherwise suggests the nearest. */
    public Word oneOf(List<String> known) {
        Word word = next("one of " + String.join(", ", known));
        Value.oneOf(known).parse(this, word);
        return word;
    }

    /** Keeps a word in its canonical form. */
    public void keep(Word word, String canonical) {
        kept.add(canonical.equals(word.value()) ? word : new Word(canonical, word.position()));
    }

    /** Reports an error after which the rest of the statement can still be understood; it will not act. */
    public void complain(Complaint complaint) {
        broken = true;
        diagnostics.add(complaint.diagnostic());
    }

    /** Whether there was a {@link #complain complaint}. */
    public boolean broken() {
        return broken;
    }

    /** The canonical forms of the words taken. */
    public List<String> kept() {
        return kept.stream().map(Word::value).toList();
    }

    /** The statement that the words kept so far are. */
    public Statement statement() {
        return Statement.of(name, kept, namePosition);
    }

    /** The words that were kept, to be read again from the first. */
    public Arguments understood() {
        var understood = new Arguments(List.copyOf(kept), diagnostics, context, namePosition);
        understood.name = name;
        return understood;
    }

    /** Matches a shape under the name of an option, which stands next, so that messages name the option. */
    void inside(String option, Shape shape) {
        String outerName = name;
        Position outerPosition = namePosition;
        int words = option.indexOf(' ') < 0 ? 1 : 2;
        kept.addAll(rest().subList(0, words));
        takeName(option);
        shape.match(this);
        name = outerName;
        namePosition = outerPosition;
    }

    /** The error for a bad value: {@code weight: -1 (expected: 0..256)}. */
    public Complaint wrong(Word word, String expected, @Nullable String hint) {
        String cure = "expected: " + expected + (hint == null ? "" : "; " + hint);
        return new Complaint(Rule.WRONG_VALUE, word.position(), name + ": " + quoted(word.value()) + strangeBlank(word.value()), cure);
    }

    /** Says that this keyword is not carried out. */
    public void refuse(String why) {
        diagnostics.refusal(namePosition, "'" + name + "' is not carried out: " + why, null);
    }

    /** Says that this keyword needs nothing. */
    public void needsNothing(String why) {
        diagnostics.notice(Rule.NEEDS_NOTHING, namePosition, "'" + name + "' does nothing here: " + why, null);
    }

    /** Says in which way this keyword acts differently. */
    public void differs(String how) {
        diagnostics.notice(Rule.ACTS_DIFFERENTLY, namePosition, "'" + name + "' acts differently: " + how, null);
    }

    /** A warning about this keyword. */
    public void warn(Position at, String message, @Nullable String hint) {
        diagnostics.warning(at, message, hint);
    }

    /** A mistake whose meaning is known: see {@link Diagnostics#repair}. The caller goes on with the assumption. */
    public void repair(Rule rule, Position at, String mistake, String assumed, @Nullable String cure) {
        diagnostics.repair(rule, at, mistake, assumed, cure);
    }

    /** Complains when something is left; a comment that begins with {@code //} is repaired. */
    public void end() {
        if (!hasNext()) {
            return;
        }
        Word extra = words.get(next);
        if (extra.value().startsWith("//")) {
            repair(Rule.SLASH_COMMENT, extra.position(), "'//' does not start a comment", "the rest of the line is taken for one",
                    "a comment starts with '#'");
            next = words.size();
            return;
        }
        String hint = extra.value().contains("//") ? "a comment starts with '#'" : null;
        throw new Complaint(Rule.EXTRA_VALUE, extra.position(), "unexpected extra value '" + extra.value() + "' after '" + name + "'",
                hint);
    }

    /** A statement that starts at the next word, for a list of options. */
    public Arguments fromHere() {
        return new Arguments(rest(), diagnostics, context);
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
