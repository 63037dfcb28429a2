package io.evenkeel.director.diagnostic;

import java.util.List;

/**
 * Prints diagnostics as a compiler does: the message, the line of source, and a caret under the place.
 *
 * <pre>
 * haproxy.cfg:12:13: error: unknown balance algorithm 'rr' (did you mean 'roundrobin'?) [unknown-algorithm]
 *     balance rr
 *             ^~
 * </pre>
 */
public final class DiagnosticPrinter {
    private static final int WIDEST = 160;

    private final List<SourceText> sources;

    /** Prints with lines from these files; a message about another file has no line of source. */
    public DiagnosticPrinter(List<SourceText> sources) {
        this.sources = List.copyOf(sources);
    }

    /** All of them, each ending with a line end. */
    public String print(List<Diagnostic> diagnostics) {
        var out = new StringBuilder();
        diagnostics.forEach(d -> out.append(print(d)));
        return out.toString();
    }

    /** One of them, ending with a line end. */
    public String print(Diagnostic diagnostic) {
        Position at = diagnostic.position();
        String head = diagnostic + " [" + diagnostic.rule().id() + "]\n";
        for (SourceText source : sources) {
            if (source.name().equals(at.file())) {
                String line = source.line(at.line());
                return line.isBlank() ? head : head + excerpt(line, at);
            }
        }
        return head;
    }

    /** The line and its caret. Control characters would move the cursor: they are shown as a dot. */
    private static String excerpt(String line, Position at) {
        int[] all = line.codePoints().map(c -> c != '\t' && Character.isISOControl(c) ? '.' : c).toArray();
        int caret = Math.min(at.column() - 1, all.length);
        int from = Math.max(0, Math.min(caret - WIDEST / 2, all.length - WIDEST));
        int to = Math.min(all.length, from + WIDEST);
        var text = new StringBuilder("    ");
        var marks = new StringBuilder("    ");
        for (int i = from; i < to; i++) {
            text.appendCodePoint(all[i]);
            if (i < caret) {
                marks.append(blankUnder(all[i]));
            }
        }
        int length = Math.max(1, Math.min(at.length(), to - caret));
        return text + "\n" + marks + "^" + "~".repeat(length - 1) + "\n";
    }

    /** A tab under a tab, so that the caret stands right whatever the width; two columns under what is twice as wide. */
    private static String blankUnder(int codePoint) {
        if (codePoint == '\t') {
            return "\t";
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        boolean wide = script == Character.UnicodeScript.HAN || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA || script == Character.UnicodeScript.HANGUL
                || (codePoint >= 0x3000 && codePoint <= 0x303F) || (codePoint >= 0xFF01 && codePoint <= 0xFF60);
        return wide ? "  " : " ";
    }
}
