package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.keepalived.KeepalivedTree.Node;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Document;
import io.evenkeel.director.syntax.Statement;
import io.evenkeel.director.syntax.StrangeBlanks;
import io.evenkeel.director.syntax.Token;
import io.evenkeel.director.syntax.Word;

/** Walks over the nodes of a file or a block and reads each as its {@link Level} says. An error ends one statement only. */
final class BlockWalker {
    private final Diagnostics diagnostics;
    /** The statements of the body that is being walked over. */
    private List<Statement> body = new ArrayList<>();

    BlockWalker(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    /** What was understood so far, at the top of the files. */
    Document document() {
        return new Document(body);
    }

    /** Reads statements and blocks. */
    <C> void walk(Level<C> level, C target, List<Node> nodes) {
        for (Node node : nodes) {
            if (diagnostics.full()) {
                return;
            }
            switch (node) {
                case Node.Trivia trivia -> {
                    // Nothing to read.
                }
                case Node.Stray stray -> stray(stray);
                case Node.Statement statement -> guarded(statement.tokens(), words -> {
                    if (level.statements().find(words) == null && level.blocks().find(words) != null) {
                        throw new Complaint(words.get(0).position(), "'" + words.get(0).value() + "' needs a block { }", null);
                    }
                    directives(words.get(0));
                    body.add(level.statements().read(new Arguments(words, diagnostics), target));
                });
                case Node.Block block -> {
                    closed(block);
                    if (named(block)) {
                        guarded(block.head(), words -> {
                            if (level.blocks().find(words) == null && level.statements().find(words) != null) {
                                throw new Complaint(block.open().position(), "'" + words.get(0).value() + "' does not take a block", null);
                            }
                            block(() -> level.blocks().read(new Arguments(words, diagnostics), new Level.InBlock<>(target, block, this)));
                        });
                    }
                }
            }
        }
    }

    /** Reads a block whose lines are entries of a list instead of keywords. */
    void entries(Node.Block block, Consumer<Arguments> reading) {
        for (Node node : block.body()) {
            if (diagnostics.full()) {
                return;
            }
            switch (node) {
                case Node.Trivia trivia -> {
                    // Nothing to read.
                }
                case Node.Stray stray -> stray(stray);
                case Node.Statement statement -> guarded(statement.tokens(), words -> {
                    reading.accept(new Arguments(words, diagnostics));
                    List<String> behind = words.subList(1, words.size()).stream().map(Word::value).toList();
                    body.add(Statement.line(words.get(0).value(), behind, words.get(0).position()));
                });
                case Node.Block inner -> diagnostics.error(inner.open().position(), "a block has no place in this list", null);
            }
        }
    }

    /** Reads a block, which adds the statements inside to a body of its own. */
    private void block(Supplier<Statement> reading) {
        List<Statement> outer = body;
        List<Statement> inner = new ArrayList<>();
        body = inner;
        try {
            Statement head = reading.get();
            outer.add(head.with(inner));
        } finally {
            body = outer;
        }
    }

    private void guarded(List<Token> tokens, Consumer<List<Word>> reading) {
        try {
            List<Word> words = new ArrayList<>();
            for (Token token : tokens) {
                if (token.kind() == Token.Kind.WORD) {
                    StrangeBlanks.separate(token, diagnostics).forEach(word -> words.add(WordDecoder.decode(word)));
                }
            }
            if (!words.isEmpty()) {
                reading.accept(words);
            }
        } catch (Complaint complaint) {
            diagnostics.add(complaint.diagnostic());
        }
    }

    private static void directives(Word first) {
        String word = first.value();
        if (word.startsWith("$") && word.indexOf('=') > 0) {
            throw Complaint.refusal(first.position(), "the definition '" + word + "' is not carried out: variables are not built yet",
                    null);
        }
        if (word.startsWith("@") || word.startsWith("~")) {
            throw Complaint.refusal(first.position(), "'" + word + "' is not carried out: conditions and generators are not built yet",
                    null);
        }
        if (word.startsWith("//")) {
            throw new Complaint(first.position(), "'//' does not start a comment", "a comment starts with # or !");
        }
    }

    private void stray(Node.Stray stray) {
        boolean close = stray.token().kind() == Token.Kind.CLOSE;
        String message = close ? "this brace closes nothing" : "blocks in blocks deeper than " + KeepalivedTree.DEEPEST;
        diagnostics.error(stray.token().position(), message, null);
    }

    private void closed(Node.Block block) {
        if (block.close().isEmpty()) {
            Position opened = block.open().position();
            diagnostics.error(opened, "the block opened here is not closed", "add '}'");
        }
    }

    private boolean named(Node.Block block) {
        boolean named = block.head().stream().anyMatch(token -> token.kind() == Token.Kind.WORD);
        if (!named) {
            diagnostics.error(block.open().position(), "a block without a keyword", null);
        }
        return named;
    }
}
