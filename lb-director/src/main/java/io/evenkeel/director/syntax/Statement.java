package io.evenkeel.director.syntax;

import java.util.List;
import java.util.Objects;

import io.evenkeel.director.diagnostic.Position;

/**
 * A statement in its canonical form: values are normalised, so that two ways of writing the same give equal statements.
 * Where it stood is kept for messages and is no part of its value.
 *
 * @param keyword the words of its row in the {@link KeywordTable}, with {@code no} or {@code default} in front where the
 *     language has them
 * @param arguments the words behind, decoded: without quotes, escapes and variables
 * @param block whether a body belongs to it, be it empty: a section, or a block in braces
 * @param body the statements inside, in their order
 * @param position where the keyword stood
 * @param places where each of the arguments stood; empty when that is not known
 */
public record Statement(String keyword, List<String> arguments, boolean block, List<Statement> body, Position position,
        List<Position> places) {
    /** Copies the lists. */
    public Statement {
        arguments = List.copyOf(arguments);
        body = List.copyOf(body);
        places = List.copyOf(places);
    }

    /** A statement of whose arguments it is not known where they stood. */
    public Statement(String keyword, List<String> arguments, boolean block, List<Statement> body, Position position) {
        this(keyword, arguments, block, body, position, List.of());
    }

    /** A statement without a body, from the words behind its keyword. */
    public static Statement of(String keyword, List<Word> words, Position position) {
        return new Statement(keyword, words.stream().map(Word::value).toList(), false, List.of(), position,
                words.stream().map(Word::position).toList());
    }

    /** Where an argument stood, or else the keyword. */
    public Position place(int argument) {
        return argument < places.size() ? places.get(argument) : position;
    }

    /** A statement without a body. */
    public static Statement line(String keyword, List<String> arguments, Position position) {
        return new Statement(keyword, arguments, false, List.of(), position);
    }

    /** The same statement with a body. */
    public Statement with(List<Statement> inside) {
        return new Statement(keyword, arguments, true, inside, position, places);
    }

    /** Whether both say the same, wherever they stand. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Statement that && keyword.equals(that.keyword) && arguments.equals(that.arguments) && block == that.block
                && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyword, arguments, block, body);
    }
}
