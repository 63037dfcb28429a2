package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.syntax.Token;

/** A file as nested blocks, with every character of it. */
record KeepalivedTree(List<Node> nodes) {
    /** Deeper blocks than these are not taken for blocks; the language needs five. */
    static final int DEEPEST = 32;

    /** A part of a file or of a block. */
    sealed interface Node {
        void appendTo(StringBuilder text);

        /** Words on a line, up to the line end, a comment, or a brace. */
        record Statement(List<Token> tokens) implements Node {
            @Override
            public void appendTo(StringBuilder text) {
                text.append(Token.join(tokens));
            }
        }

        /**
         * A block.
         *
         * @param head everything before the brace, perhaps over line ends
         * @param close the closing brace, or nothing when the file ends before
         */
        record Block(List<Token> head, Token open, List<Node> body, List<Token> close) implements Node {
            @Override
            public void appendTo(StringBuilder text) {
                text.append(Token.join(head)).append(open.text());
                body.forEach(node -> node.appendTo(text));
                text.append(Token.join(close));
            }
        }

        /** A blank, a comment or a line end between statements. */
        record Trivia(Token token) implements Node {
            @Override
            public void appendTo(StringBuilder text) {
                text.append(token.text());
            }
        }

        /** A brace that closes nothing, or opens one block too deep. */
        record Stray(Token token) implements Node {
            @Override
            public void appendTo(StringBuilder text) {
                text.append(token.text());
            }
        }
    }

    static KeepalivedTree parse(SourceText source) {
        return new KeepalivedTree(new Parser(KeepalivedLexer.lex(source)).body(0));
    }

    /** The text again, character by character. */
    String render() {
        var text = new StringBuilder();
        nodes.forEach(node -> node.appendTo(text));
        return text.toString();
    }

    /** One pass over the tokens. */
    private static final class Parser {
        private final List<Token> tokens;
        private int at;

        Parser(List<Token> tokens) {
            this.tokens = tokens;
        }

        List<Node> body(int depth) {
            List<Node> nodes = new ArrayList<>();
            while (at < tokens.size()) {
                Token token = tokens.get(at);
                switch (token.kind()) {
                    case CLOSE -> {
                        if (depth > 0) {
                            return nodes;
                        }
                        nodes.add(new Node.Stray(token));
                        at++;
                    }
                    case BLANK, COMMENT, NEWLINE -> {
                        nodes.add(new Node.Trivia(token));
                        at++;
                    }
                    case WORD, OPEN -> nodes.add(statement(depth));
                }
            }
            return nodes;
        }

        private Node statement(int depth) {
            int start = at;
            while (at < tokens.size() && (tokens.get(at).kind() == Token.Kind.WORD || tokens.get(at).kind() == Token.Kind.BLANK)) {
                at++;
            }
            int open = at;
            while (open < tokens.size() && isTrivia(tokens.get(open))) {
                open++;
            }
            if (open == tokens.size() || tokens.get(open).kind() != Token.Kind.OPEN) {
                return new Node.Statement(tokens.subList(start, at));
            }
            if (depth == DEEPEST) {
                if (at == start) {
                    at = open + 1;
                    return new Node.Stray(tokens.get(open));
                }
                return new Node.Statement(tokens.subList(start, at));
            }
            at = open + 1;
            List<Node> body = body(depth + 1);
            List<Token> close = at < tokens.size() ? List.of(tokens.get(at++)) : List.of();
            return new Node.Block(tokens.subList(start, open), tokens.get(open), body, close);
        }

        private static boolean isTrivia(Token token) {
            return token.kind() == Token.Kind.BLANK || token.kind() == Token.Kind.COMMENT || token.kind() == Token.Kind.NEWLINE;
        }
    }
}
