package io.evenkeel.director.syntax;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Prints a {@link Document} as text of its language: one statement a line, bodies indented. Stateless; any thread.
 *
 * @param quote writes one word so that the language reads it as it is
 * @param blocks how the language shows where a body begins and ends
 */
public record DocumentPrinter(UnaryOperator<String> quote, Blocks blocks) {
    private static final String INDENT = "    ";

    /** How a language delimits the body of a statement. */
    public enum Blocks {
        /** The body lasts until the next statement of the outer level begins: sections of haproxy.cfg. */
        SECTIONS,
        /** The body stands in braces. */
        BRACES
    }

    /** The whole text, each line ended; empty for an empty document. */
    public String print(Document document) {
        var out = new StringBuilder();
        boolean first = true;
        for (Statement statement : document.statements()) {
            if (!first && statement.block()) {
                out.append('\n');
            }
            first = false;
            print(statement, "", out);
        }
        return out.toString();
    }

    private void print(Statement statement, String indent, StringBuilder out) {
        out.append(indent).append(line(statement));
        boolean braces = statement.block() && blocks == Blocks.BRACES;
        out.append(braces ? " {\n" : "\n");
        for (Statement inner : statement.body()) {
            print(inner, indent + INDENT, out);
        }
        if (braces) {
            out.append(indent).append("}\n");
        }
    }

    /** The line of a statement without its body and its end. */
    public String line(Statement statement) {
        return words(statement.keyword(), statement.arguments());
    }

    private String words(String keyword, List<String> arguments) {
        var line = new StringBuilder(keyword);
        arguments.forEach(word -> line.append(' ').append(quote.apply(word)));
        return line.toString();
    }
}
