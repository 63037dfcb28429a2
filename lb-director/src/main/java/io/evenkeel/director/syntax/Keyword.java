package io.evenkeel.director.syntax;

/**
 * A row of a {@link KeywordTable}: what a keyword of a language is to us. The guides print their tables from these rows.
 *
 * @param <C> what the statement is read into
 */
public sealed interface Keyword<C> {
    /** The word or words that begin the statement, separated by one blank: {@code timeout connect}. */
    String name();

    /** What may follow it, for the guide; empty when nothing. */
    String arguments();

    /** One sentence without its final stop, for the guide and, of idle and refused ones, for the message. */
    String says();

    /** It is carried out. */
    record Acts<C>(String name, String arguments, String says, StatementReader<C> reader) implements Keyword<C> {}

    /** It is accepted, does nothing here, and a notice says why. */
    record Idle<C>(String name, String says) implements Keyword<C> {
        @Override
        public String arguments() {
            return "";
        }
    }

    /** The language has it and we do not: an error says so. */
    record Refused<C>(String name, String says) implements Keyword<C> {
        @Override
        public String arguments() {
            return "";
        }
    }

    /** Reads what follows a keyword. */
    @FunctionalInterface
    interface StatementReader<C> {
        /**
         * Takes the arguments into the target.
         *
         * @throws Complaint when they are wrong
         */
        void read(Arguments arguments, C target);
    }
}
