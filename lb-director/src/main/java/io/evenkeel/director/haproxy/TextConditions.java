package io.evenkeel.director.haproxy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Token;

/**
 * {@code .if}, {@code .elif}, {@code .else}, {@code .endif} and the messages {@code .notice}, {@code .warning},
 * {@code .alert}, {@code .diag} of one file (configuration manual 2.4).
 *
 * <p>Not thread-safe: it belongs to the reading of a file.
 */
final class TextConditions {
    private static final List<String> DIRECTIVES = List.of(".if", ".elif", ".else", ".endif", ".notice", ".warning", ".alert", ".diag");

    private final Diagnostics diagnostics;
    private final Environment environment;
    private final Deque<Block> blocks = new ArrayDeque<>();

    TextConditions(Diagnostics diagnostics, Environment environment) {
        this.diagnostics = diagnostics;
        this.environment = environment;
    }

    /** One {@code .if} that is open. */
    private static final class Block {
        private final Position position;
        /** Whether the lines around it count. */
        private final boolean around;
        private boolean taken;
        private boolean active;
        private boolean last;

        Block(Position position, boolean around) {
            this.position = position;
            this.around = around;
        }
    }

    /** Whether lines count here. */
    boolean active() {
        Block block = blocks.peek();
        return block == null || (block.around && block.active);
    }

    /** Whether a line is a directive rather than a statement. */
    static boolean isDirective(Token first) {
        return first.text().startsWith(".") && first.text().length() > 1;
    }

    /** Obeys a directive. */
    void obey(HaproxyTree.Line line) {
        Token first = line.words().get(0);
        String rest = rest(line);
        switch (first.text()) {
            case ".if" -> {
                var block = new Block(first.position(), active());
                block.active = block.around && holds(rest, first.position());
                block.taken = block.active;
                blocks.push(block);
            }
            case ".elif", ".else" -> otherwise(first, rest);
            case ".endif" -> {
                if (blocks.poll() == null) {
                    complain(first.position(), "'.endif' without '.if'");
                }
            }
            default -> message(first, line);
        }
    }

    /** Complains of what is open at the end of the file. */
    void end() {
        for (Block block : blocks) {
            complain(block.position, "'.if' without '.endif'");
        }
    }

    private void otherwise(Token first, String condition) {
        Block block = blocks.peek();
        if (block == null || block.last) {
            complain(first.position(), "'" + first.text() + "' " + (block == null ? "without '.if'" : "behind '.else'"));
            return;
        }
        block.last = first.text().equals(".else");
        boolean open = block.around && !block.taken;
        block.active = open && (block.last || holds(condition, first.position()));
        block.taken |= block.active;
    }

    private boolean holds(String condition, Position at) {
        try {
            return Condition.holds(condition, environment);
        } catch (ConditionException e) {
            complain(at, "the condition '" + condition + "' is none: " + e.getMessage());
            return false;
        }
    }

    private void message(Token first, HaproxyTree.Line line) {
        if (!DIRECTIVES.contains(first.text())) {
            diagnostics.error(HaproxyRules.TEXT_CONDITION, first.position(), "unknown directive '" + first.text() + "'",
                    Suggestion.didYouMean(first.text(), DIRECTIVES));
            return;
        }
        if (!active()) {
            return;
        }
        String text = rest(line).replaceAll("^[\"']|[\"']$", "");
        switch (first.text()) {
            case ".alert" -> diagnostics.error(HaproxyRules.TEXT_MESSAGE, first.position(), text, null);
            case ".warning" -> diagnostics.warning(HaproxyRules.TEXT_MESSAGE, first.position(), text, null);
            case ".notice" -> diagnostics.notice(HaproxyRules.TEXT_MESSAGE, first.position(), text, null);
            default -> {
                // '.diag' speaks only when HAProxy looks for oddities.
            }
        }
    }

    /** What stands behind the first word, up to a comment. */
    private static String rest(HaproxyTree.Line line) {
        var text = new StringBuilder();
        boolean behind = false;
        for (Token token : line.tokens()) {
            boolean content = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.BLANK;
            if (behind && content) {
                text.append(token.text());
            }
            behind |= token.kind() == Token.Kind.WORD;
        }
        return text.toString().strip();
    }

    private void complain(Position at, String message) {
        diagnostics.error(HaproxyRules.TEXT_CONDITION, at, message, null);
    }
}
