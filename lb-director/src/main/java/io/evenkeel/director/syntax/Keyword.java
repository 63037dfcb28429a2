package io.evenkeel.director.syntax;

/**
 * A row of a {@link KeywordTable}: what a keyword of a language is to us. The guides print their tables from these rows.
 *
 * @param name the word or words that begin the statement, separated by one blank: {@code timeout connect}; with a final
 *     {@code *} for all words that begin so
 * @param shape what may follow it
 * @param says what it is for, one sentence without its final stop, for the guide; may be empty for what is not carried out
 * @param fate what becomes of it
 * @param <C> what the statement is read into
 */
public record Keyword<C>(String name, Shape shape, String says, Fate<C> fate) {

    /**
     * What becomes of a statement that is right.
     *
     * @param <C> what the statement is read into
     */
    public sealed interface Fate<C> {
        /** It is carried out. */
        record Acts<C>(StatementReader<C> reader) implements Fate<C> {}

        /** It is carried out in another way than by its own program, which a notice says. */
        record ActsDifferently<C>(StatementReader<C> reader, String difference) implements Fate<C> {}

        /** Nothing needs to be done for it, and a notice says why. */
        record NeedsNothing<C>(String reason) implements Fate<C> {}

        /** It is understood and not carried out, and a refusal says why. */
        record Refused<C>(String reason) implements Fate<C> {}
    }

    /** Reads what follows a keyword. */
    @FunctionalInterface
    public interface StatementReader<C> {
        /**
         * Takes the arguments, which are canonical and fit the shape, into the target.
         *
         * @throws Complaint when they are wrong in a way that a shape cannot know
         */
        void read(Arguments arguments, C target);
    }

    /** Whether it stands for all words with its beginning. */
    boolean isFamily() {
        return name.endsWith("*");
    }

    /** The name as this statement has it. */
    String spelled(Word first) {
        return isFamily() ? first.value() : name;
    }
}
