package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.keepalived.KeepalivedTree.Node;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.StrangeBlanks;
import io.evenkeel.director.syntax.Token;
import io.evenkeel.director.syntax.Word;

/** Walks over the nodes of a file or a block and reads each as its {@link Level} says. An error ends one statement only. */
final class BlockWalker {
    private final Diagnostics diagnostics;

    BlockWalker(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Diagnostics diagnostics() {
        return diagnostics;
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
                    level.statements().read(new Arguments(words, diagnostics), target);
                });
                case Node.Block block -> {
                    closed(block);
                    if (named(block)) {
                        guarded(block.head(), words -> {
                            if (level.blocks().find(words) == null && level.statements().find(words) != null) {
                                throw new Complaint(block.open().position(), "'" + words.get(0).value() + "' does not take a block", null);
                            }
                            level.blocks().read(new Arguments(words, diagnostics), new Level.InBlock<>(target, block, this));
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
                case Node.Statement statement -> guarded(statement.tokens(), words -> reading.accept(new Arguments(words, diagnostics)));
                case Node.Block inner -> diagnostics.error(inner.open().position(), "a block has no place in this list", null);
            }
        }
    }

    private void guarded(List<Token> tokens, Consumer<List<Word>> reading) {
        try {
            List<Word> words = new ArrayList<>();
            for (Token token : tokens) {
                if (token.kind() == Token.Kind.WORD) {
                    if (StrangeBlanks.report(token, diagnostics)) {
                        return;
                    }
                    words.add(WordDecoder.decode(token));
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
            throw new Complaint(first.position(), "the definition '" + word + "' is refused: variables are not built yet", null);
        }
        if (word.startsWith("@") || word.startsWith("~")) {
            throw new Complaint(first.position(), "'" + word + "' is refused: conditions and generators are not built yet", null);
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
