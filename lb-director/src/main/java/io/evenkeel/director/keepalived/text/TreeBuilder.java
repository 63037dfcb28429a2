package io.evenkeel.director.keepalived.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.Token;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/** Nests the blocks of lines that come one after the other. */
final class TreeBuilder {
    private final Map<String, String> homes;
    private final Diagnostics diagnostics;
    private final WordReader reader;
    private final Deque<Open> open = new ArrayDeque<>();
    private List<Node> nodes = new ArrayList<>();
    /** A statement that may turn out to be the head of a block whose brace stands on a later line. */
    private @Nullable WordList pending;

    TreeBuilder(Map<String, String> homes, Diagnostics diagnostics) {
        this.homes = homes;
        this.diagnostics = diagnostics;
        this.reader = new WordReader(diagnostics);
    }

    /** A block whose closing brace was not there yet, with the nodes around it. */
    private record Open(WordList head, Position brace, List<Node> outer) {
        boolean begins(String keyword) {
            return !head.words().isEmpty() && head.words().get(0).is(keyword);
        }
    }

    void add(Line line) {
        var words = new WordList();
        List<Token> tokens = LineLexer.lex(line);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            switch (token.kind()) {
                case WORD -> {
                    if (!isAnnotation(tokens, i)) {
                        reader.word(token, words);
                    }
                }
                case OPEN -> {
                    open(words.isEmpty() ? taken() : words, token.position());
                    words = new WordList();
                }
                case CLOSE -> {
                    statement(words);
                    words = new WordList();
                    close(token.position());
                }
                case BLANK -> reader.blank(token);
                case COMMENT -> reader.comment(token);
                case NEWLINE -> {
                    // A line has none.
                }
            }
        }
        if (!words.isEmpty()) {
            flush(true);
            pending = words;
        }
    }

    /** All nodes, once all lines were added. */
    List<Node> end() {
        flush(false);
        unwind(0, null);
        return nodes;
    }

    private boolean isAnnotation(List<Token> tokens, int index) {
        int before = index - 1;
        while (before >= 0 && tokens.get(before).kind() == Token.Kind.BLANK) {
            before--;
        }
        boolean behindBrace = before >= 0
                && (tokens.get(before).kind() == Token.Kind.OPEN || tokens.get(before).kind() == Token.Kind.CLOSE);
        Token token = tokens.get(index);
        if (!behindBrace || !token.text().chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        boolean last = tokens.subList(index + 1, tokens.size()).stream()
                .allMatch(t -> t.kind() == Token.Kind.BLANK || t.kind() == Token.Kind.COMMENT);
        if (last) {
            diagnostics.repair(TextRules.ANNOTATION, token.position(), "unexpected extra value '" + token.text() + "' behind a brace",
                    "it is left out", "take it out, or put '#' in front of it");
        }
        return last;
    }

    private WordList taken() {
        WordList taken = pending == null ? new WordList() : pending;
        pending = null;
        return taken;
    }

    /**
     * Ends the statement that waited for a brace.
     *
     * @param followed whether something else stands behind it where its brace should
     */
    private void flush(boolean followed) {
        WordList statement = pending;
        pending = null;
        if (statement == null) {
            return;
        }
        Word first = statement.words().isEmpty() ? null : statement.words().get(0);
        if (followed && first != null && homes.containsKey(first.value())) {
            Position last = statement.words().get(statement.words().size() - 1).position();
            var behind = new Position(last.file(), last.line(), last.column() + last.length(), 0);
            diagnostics.repair(TextRules.MISSING_BRACE, behind, "'" + first.value() + "' has no '{'", "its block starts here", "add '{'");
            open(statement, behind);
        } else {
            nodes.add(new Node.Statement(statement.words(), statement.broken()));
        }
    }

    private void statement(WordList words) {
        flush(!words.isEmpty());
        if (!words.isEmpty()) {
            nodes.add(new Node.Statement(words.words(), words.broken()));
        }
    }

    private void open(WordList head, Position brace) {
        flush(true);
        if (head.isEmpty()) {
            diagnostics.error(TextRules.STRAY_BRACE, brace, "a block without a keyword", null);
        } else {
            settle(head.words());
        }
        open.push(new Open(head, brace, nodes));
        nodes = new ArrayList<>();
    }

    /** Closes the blocks that a keyword cannot stand in, when there is one further out in which it can. */
    private void settle(List<Word> head) {
        String home = head.isEmpty() ? null : homes.get(head.get(0).value());
        if (home == null || open.isEmpty() || (!home.isEmpty() && open.peek().begins(home))) {
            return;
        }
        int depth = open.size();
        int keep = 0;
        if (!home.isEmpty()) {
            for (Open block : open) {
                if (block.begins(home)) {
                    keep = depth;
                    break;
                }
                depth--;
            }
            if (keep == 0) {
                return;
            }
        }
        unwind(keep, head.get(0));
    }

    /** Closes blocks until so many are left, each with a message. */
    private void unwind(int keep, @Nullable Word before) {
        while (open.size() > keep) {
            Open block = open.peek();
            String name = block.head().words().isEmpty() ? "this block" : "the block '" + block.head().words().get(0).value() + "'";
            String assumed = before == null ? "it ends where the text ends" : "it ends before line " + before.position().line();
            diagnostics.repair(TextRules.UNCLOSED_BLOCK, block.brace(), name + " opened here is not closed", assumed, "add '}'");
            finish();
        }
    }

    private void close(Position at) {
        if (open.isEmpty()) {
            diagnostics.repair(TextRules.STRAY_BRACE, at, "this brace closes nothing", "it is left out", "take it out");
        } else {
            finish();
        }
    }

    private void finish() {
        Open block = open.pop();
        List<Node> body = nodes;
        nodes = block.outer();
        if (!block.head().isEmpty()) {
            nodes.add(new Node.Block(block.head().words(), block.head().broken(), block.brace(), body));
        }
    }
}
