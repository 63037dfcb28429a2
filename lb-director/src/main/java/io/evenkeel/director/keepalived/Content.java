package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.keepalived.text.Node;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Keyword;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * What may stand inside one kind of block.
 *
 * @param <C> what it is read into
 */
sealed interface Content<C> {
    /**
     * Statements that begin with a keyword.
     *
     * @param lines those without braces
     * @param blocks those with braces
     * @param later readers of lines that do not act, or not yet, and are in the model all the same
     * @param inners what stands in the braces of each block
     * @param aliases other names of keywords
     * @param tidy mends what stands in the block as a whole, before it is read
     */
    record Keywords<C>(KeywordTable<C> lines, KeywordTable<C> blocks, Map<String, Keyword.StatementReader<C>> later,
            Map<String, Inner<C, ?>> inners, Map<String, Alias> aliases, Tidy tidy) implements Content<C> {

        /** The words with the first one as its row calls it. */
        List<Word> canonical(List<Word> words) {
            Alias alias = aliases.get(words.get(0).value());
            if (alias == null) {
                return words;
            }
            var canonical = new ArrayList<>(words);
            canonical.set(0, new Word(alias.name(), words.get(0).position()));
            return canonical;
        }

        @Nullable
        Alias alias(List<Word> words) {
            return aliases.get(words.get(0).value());
        }
    }

    /**
     * Lines of a list, without keywords.
     *
     * @param name how messages call them
     * @param shape what stands on a line
     * @param reader takes a line
     */
    record Entries<C>(String name, Shape shape, Keyword.StatementReader<C> reader) implements Content<C> {}

    /**
     * Another name of a keyword.
     *
     * @param rule what is wrong with it, or {@code null} when it is as good as the first
     */
    record Alias(String name, @Nullable Rule rule) {}

    /** Mends what stands in a block. */
    @FunctionalInterface
    interface Tidy {
        /** Changes nothing. */
        Tidy NOTHING = (nodes, diagnostics) -> nodes;

        /** The nodes as they should be; says what was changed. */
        List<Node> tidy(List<Node> nodes, Diagnostics diagnostics);
    }

    /** What stands in the braces of a block, and what it is read into. */
    record Inner<C, D>(Opening<C, D> opening, Content<D> content) {}

    /** Makes what a block is read into. */
    @FunctionalInterface
    interface Opening<C, D> {
        /**
         * Takes the words behind the keyword, which fit their shape.
         *
         * @throws io.evenkeel.director.syntax.Complaint when they are wrong in a way that a shape cannot know
         */
        D open(Arguments head, C outer);
    }
}
