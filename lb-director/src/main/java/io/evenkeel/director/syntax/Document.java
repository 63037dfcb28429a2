package io.evenkeel.director.syntax;

import java.util.List;

/**
 * All that was understood of a configuration, in canonical form and complete: also what does nothing here and what is
 * refused. The same for both languages; {@link DocumentPrinter} makes a text of it again.
 *
 * @param statements at the top: sections, blocks, or lines outside any
 */
public record Document(List<Statement> statements) {
    /** Copies the list. */
    public Document {
        statements = List.copyOf(statements);
    }
}
