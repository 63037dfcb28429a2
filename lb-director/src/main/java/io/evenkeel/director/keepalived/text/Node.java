package io.evenkeel.director.keepalived.text;

import java.util.List;

import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.Word;

/** A statement or a block of what the files expand to. */
public sealed interface Node {
    /** The words on its line; a block may have none. */
    List<Word> words();

    /** Whether a word has an error, which is reported already. */
    boolean broken();

    /** Words on a line, up to its end or a brace; at least one unless it is broken. */
    record Statement(List<Word> words, boolean broken) implements Node {}

    /**
     * Words and what stands in braces behind them.
     *
     * @param open where the opening brace stands
     */
    record Block(List<Word> words, boolean broken, Position open, List<Node> body) implements Node {}
}
