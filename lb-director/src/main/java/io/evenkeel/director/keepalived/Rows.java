package io.evenkeel.director.keepalived;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.keepalived.Content.Alias;
import io.evenkeel.director.keepalived.Content.Inner;
import io.evenkeel.director.keepalived.Content.Opening;
import io.evenkeel.director.keepalived.Content.Tidy;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Keyword.StatementReader;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;

/**
 * Collects the keywords of one kind of block. A keyword whose feature is built later moves by changing {@code notBuilt} to
 * {@code acts}: its reader stands there already.
 *
 * @param <C> what the block is read into
 */
final class Rows<C> {
    private final KeywordTable.Builder<C> lines;
    private final KeywordTable.Builder<C> blocks;
    private final Map<String, StatementReader<C>> later = new HashMap<>();
    private final Map<String, Inner<C, ?>> inners = new HashMap<>();
    private final Map<String, Alias> aliases = new HashMap<>();
    private Tidy tidy = Tidy.NOTHING;

    private Rows(String place) {
        this.lines = KeywordTable.of(place);
        this.blocks = KeywordTable.of(place);
    }

    /** {@code place} completes "unknown keyword 'x' in ...". */
    static <C> Rows<C> of(String place) {
        return new Rows<>(place);
    }

    Rows<C> acts(String name, Shape shape, String says, StatementReader<C> reader) {
        lines.acts(name, shape, says, reader);
        return this;
    }

    Rows<C> differs(String name, Shape shape, String says, String difference, StatementReader<C> reader) {
        lines.differs(name, shape, says, difference, reader);
        return this;
    }

    Rows<C> idle(String reason, String name, Shape shape, String says) {
        lines.idle(name, shape, says, reason);
        return this;
    }

    Rows<C> idle(String reason, String name, Shape shape, String says, StatementReader<C> reader) {
        later.put(name, reader);
        return idle(reason, name, shape, says);
    }

    /** Sizes of buffers, each with the keyword that forces it. */
    Rows<C> buffers(String reason, String... names) {
        for (String name : names) {
            idle(reason, name, Value.integer("bytes", 1, Integer.MAX_VALUE), "size of a receive buffer");
            idle(reason, name + "_force", Values.FLAG, "beyond the limit of the system");
        }
        return this;
    }

    Rows<C> notBuilt(String name, Shape shape, String says) {
        lines.notBuilt(name, shape, says);
        return this;
    }

    Rows<C> notBuilt(String name, Shape shape, String says, StatementReader<C> reader) {
        later.put(name, reader);
        return notBuilt(name, shape, says);
    }

    <D> Rows<C> block(String name, Shape head, String says, Opening<C, D> opening, Content<D> content) {
        blocks.acts(name, head, says, Rows::nothing);
        inners.put(name, new Inner<>(opening, content));
        return this;
    }

    <D> Rows<C> notBuiltBlock(String name, Shape head, String says, Opening<C, D> opening, Content<D> content) {
        blocks.notBuilt(name, head, says);
        inners.put(name, new Inner<>(opening, content));
        return this;
    }

    <D> Rows<C> idleBlock(String reason, String name, Shape head, String says, Opening<C, D> opening, Content<D> content) {
        blocks.idle(name, head, says, reason);
        inners.put(name, new Inner<>(opening, content));
        return this;
    }

    /** More rows. */
    Rows<C> with(UnaryOperator<Rows<C>> more) {
        return more.apply(this);
    }

    /** Another name of a keyword. */
    Rows<C> alias(String alias, String name) {
        aliases.put(alias, new Alias(name, null));
        return this;
    }

    /** Another name of a keyword that should not be used. */
    Rows<C> alias(String alias, String name, Rule rule) {
        aliases.put(alias, new Alias(name, rule));
        return this;
    }

    Rows<C> tidy(Tidy mending) {
        tidy = mending;
        return this;
    }

    Content.Keywords<C> build() {
        return new Content.Keywords<>(lines.build(), blocks.build(), Map.copyOf(later), Map.copyOf(inners), Map.copyOf(aliases),
                tidy);
    }

    private static <C> void nothing(Arguments head, C outer) {
        while (head.hasNext()) {
            head.next("a word");
        }
    }

    /** For a row whose words are not in the model. */
    static <C> StatementReader<C> unread() {
        return Rows::nothing;
    }
}
