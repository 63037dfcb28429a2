package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.keepalived.Content.Alias;
import io.evenkeel.director.keepalived.Content.Inner;
import io.evenkeel.director.keepalived.text.Node;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Keyword;
import io.evenkeel.director.syntax.Keyword.Fate;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Statement;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the nodes of a file or a block, reads each as its {@link Content} says, and gives the canonical statements.
 * An error ends one statement only. What stands in a block that is not carried out gets no message about its own fate.
 */
final class BlockWalker {
    private final Diagnostics diagnostics;
    private int silent;

    BlockWalker(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reads the nodes into the target. */
    <C> List<Statement> walk(Content<C> content, C target, List<Node> nodes) {
        List<Statement> statements = new ArrayList<>(nodes.size());
        List<Node> tidy = content instanceof Content.Keywords<C> keywords ? keywords.tidy().tidy(nodes, diagnostics) : nodes;
        for (Node node : tidy) {
            if (diagnostics.full()) {
                break;
            }
            if (!node.broken()) {
                Statement statement = guarded(content, target, node);
                if (statement != null) {
                    statements.add(statement);
                }
            }
        }
        return statements;
    }

    private <C> @Nullable Statement guarded(Content<C> content, C target, Node node) {
        try {
            return switch (content) {
                case Content.Keywords<C> keywords -> switch (node) {
                    case Node.Statement statement -> line(keywords, target, statement.words());
                    case Node.Block block -> block(keywords, target, block);
                };
                case Content.Entries<C> entries -> switch (node) {
                    case Node.Statement statement -> entry(entries, target, statement.words());
                    case Node.Block block -> throw new Complaint(block.open(), "a block has no place in this list", null);
                };
            };
        } catch (Complaint complaint) {
            diagnostics.add(complaint.diagnostic());
            return null;
        }
    }

    private <C> Statement line(Content.Keywords<C> keywords, C target, List<Word> written) {
        List<Word> words = keywords.canonical(written);
        Keyword<C> row = find(keywords.lines(), words);
        if (row == null) {
            if (find(keywords.blocks(), words) != null) {
                throw new Complaint(Rule.MISSING_VALUE, words.get(0).position(), "'" + words.get(0).value() + "' needs a block { }", null);
            }
            throw unknown(keywords, words);
        }
        alias(keywords.alias(written), written.get(0));
        place(row, target, written.get(0));
        var arguments = new Arguments(words, diagnostics);
        match(row, arguments);
        if (!arguments.broken()) {
            announce(row.fate(), arguments);
            Keyword.StatementReader<C> reader = reader(row, keywords);
            if (reader != null) {
                run(() -> reader.read(arguments.understood(), target));
            }
        }
        return Statement.line(row.name(), arguments.kept(), arguments.position());
    }

    private <C> Statement block(Content.Keywords<C> keywords, C target, Node.Block block) {
        List<Word> words = keywords.canonical(block.words());
        Keyword<C> row = find(keywords.blocks(), words);
        Inner<C, ?> inner = row == null ? null : keywords.inners().get(row.name());
        if (row == null || inner == null) {
            if (find(keywords.lines(), words) != null) {
                throw new Complaint(block.open(), "'" + words.get(0).value() + "' does not take a block", null);
            }
            throw unknown(keywords, words);
        }
        alias(keywords.alias(block.words()), block.words().get(0));
        place(row, target, block.words().get(0));
        var head = new Arguments(words, diagnostics);
        match(row, head);
        announce(row.fate(), head);
        boolean quiet = row.fate() instanceof Fate.Refused<C> || row.fate() instanceof Fate.NeedsNothing<C>;
        silent += quiet ? 1 : 0;
        try {
            List<Statement> body = inside(inner, head.understood(), target, block.body());
            return Statement.line(row.name(), head.kept(), head.position()).with(body);
        } finally {
            silent -= quiet ? 1 : 0;
        }
    }

    private <C, D> List<Statement> inside(Inner<C, D> inner, Arguments head, C outer, List<Node> body) {
        return walk(inner.content(), inner.opening().open(head, outer), body);
    }

    private <C> @Nullable Statement entry(Content.Entries<C> entries, C target, List<Word> words) {
        var arguments = new Arguments(words, diagnostics);
        arguments.takeNothing(entries.name());
        entries.shape().match(arguments);
        end(arguments);
        if (!arguments.broken()) {
            Arguments understood = arguments.understood();
            run(() -> entries.reader().read(understood, target));
        }
        List<String> kept = arguments.kept();
        return kept.isEmpty() ? null : Statement.line(kept.get(0), kept.subList(1, kept.size()), words.get(0).position());
    }

    private void match(Keyword<?> row, Arguments arguments) {
        arguments.takeName(row.name());
        row.shape().match(arguments);
        end(arguments);
    }

    /** keepalived takes no notice of words behind a complete statement. */
    private void end(Arguments arguments) {
        if (arguments.hasNext()) {
            Word extra = arguments.rest().get(0);
            diagnostics.repair(Rule.EXTRA_VALUE, extra.position(),
                    "unexpected extra value '" + extra.value() + "' after '" + arguments.name() + "'", "it is left out", "take it out");
        }
    }

    private void announce(Fate<?> fate, Arguments arguments) {
        if (silent > 0) {
            return;
        }
        switch (fate) {
            case Fate.Acts<?> acts -> {
                // Nothing to say.
            }
            case Fate.ActsDifferently<?> acts -> arguments.differs(acts.difference());
            case Fate.NeedsNothing<?> idle -> arguments.needsNothing(idle.reason());
            case Fate.Refused<?> refused -> arguments.refuse(refused.reason());
        }
    }

    private static <C> Keyword.@Nullable StatementReader<C> reader(Keyword<C> row, Content.Keywords<C> keywords) {
        return switch (row.fate()) {
            case Fate.Acts<C> acts -> acts.reader();
            case Fate.ActsDifferently<C> acts -> acts.reader();
            case Fate.NeedsNothing<C> idle -> keywords.later().get(row.name());
            case Fate.Refused<C> refused -> keywords.later().get(row.name());
        };
    }

    private void run(Runnable reading) {
        try {
            reading.run();
        } catch (Complaint complaint) {
            diagnostics.add(complaint.diagnostic());
        }
    }

    private static <C> void place(Keyword<C> row, C target, Word word) {
        if (target instanceof Placed placed) {
            placed.stands(row.name(), word.position());
        }
    }

    private void alias(@Nullable Alias alias, Word word) {
        if (alias != null && alias.rule() != null) {
            String wrong = alias.rule().equals(KeepalivedRules.DEPRECATED) ? "is an old name" : "has no meaning here";
            diagnostics.repair(alias.rule(), word.position(), "'" + word.value() + "' " + wrong, "it is read as '" + alias.name() + "'",
                    "write '" + alias.name() + "'");
        }
    }

    private static <C> @Nullable Keyword<C> find(KeywordTable<C> table, List<Word> words) {
        return table.find(words.subList(0, 1));
    }

    private static Complaint unknown(Content.Keywords<?> keywords, List<Word> words) {
        Word first = words.get(0);
        List<String> known = new ArrayList<>(keywords.lines().firsts());
        known.addAll(keywords.blocks().firsts());
        Position at = first.position();
        return new Complaint(Rule.UNKNOWN_KEYWORD, at, "unknown keyword '" + first.value() + "' in " + keywords.lines().place(),
                Suggestion.didYouMean(first.value(), known));
    }
}
