package io.evenkeel.director.keepalived;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.evenkeel.director.syntax.Document;
import io.evenkeel.director.syntax.DocumentPrinter;
import io.evenkeel.director.syntax.Statement;

/** Writes a document as a {@code keepalived.conf} that reads as the same document. Stateless; any thread. */
public final class KeepalivedPrinter {
    private static final DocumentPrinter PRINTER = new DocumentPrinter(KeepalivedPrinter::quote, DocumentPrinter.Blocks.BRACES);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/,+*?=%&;<>^|()\\[\\]\\-][A-Za-z0-9_.:/,+*?=%&;<>^|()\\[\\]@~\\-]*");

    private KeepalivedPrinter() {}

    /** The whole text. */
    public static String print(Document document) {
        return PRINTER.print(new Document(document.statements().stream().map(KeepalivedPrinter::quoted).toList()));
    }

    /** The first word of a line in a list is no keyword, and may need quotes. */
    private static Statement quoted(Statement statement) {
        List<Statement> body = statement.body().stream().map(KeepalivedPrinter::quoted).toList();
        return new Statement(quote(statement.keyword()), statement.arguments(), statement.block(), body, statement.position());
    }

    private static String quote(String word) {
        boolean plain = PLAIN.matcher(word).matches() && !word.contains("//") && !word.startsWith("include");
        if (plain) {
            return word;
        }
        var out = new StringBuilder("\"");
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F || (c == '$' && i + 1 < word.length())) {
                out.append(String.format(Locale.ROOT, "\\%03o", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
