package io.evenkeel.launcher;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Texts with characters of any script on their way to a terminal, a file or another program. */
public final class Terminal {
    private Terminal() {}

    /** Writes in the charset of the locale; in UTF-8 where that is ASCII, as it is on hosts without a locale. */
    public static PrintWriter writer(PrintStream stream) {
        Charset charset = stream.charset().equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : stream.charset();
        return new PrintWriter(stream, true, charset);
    }

    /** Writes a text of our own languages, which are in UTF-8 whatever the locale. */
    public static void writeUtf8(PrintStream stream, String text) {
        stream.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    /** Prints a text as {@link #writer} does. */
    public static void print(PrintStream stream, String text) {
        PrintWriter writer = writer(stream);
        writer.print(text);
        writer.flush();
    }
}
