package io.evenkeel.launcher.terminal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

import io.evenkeel.launcher.terminal.Look.Colour;

/** Tells a story in the terminal: chapters, facts, moments with their time, bars. Belongs to one thread. */
public final class Story {
    private static final int BAR_WIDTH = 40;

    private final PrintStream out;
    private final Look look;
    private int chapters;

    /** A story on {@code out}. */
    public Story(PrintStream out, Look look) {
        this.out = out;
        this.look = look;
    }

    /** The headline. */
    public void title(String text) {
        out.println();
        out.println(look.paint(Colour.TITLE, text));
        out.println();
    }

    /** The next chapter, numbered. */
    public void chapter(String text) {
        out.println();
        out.println(look.paint(Colour.CALM, ++chapters + ". ") + look.paint(Colour.TITLE, text));
    }

    /** Something to know. */
    public void fact(String text) {
        out.println("   " + text);
    }

    /** Something to know, less loud. */
    public void aside(String text) {
        out.println("   " + look.paint(Colour.QUIET, text));
    }

    /** What went well. */
    public void good(String text) {
        out.println("   " + look.paint(Colour.GOOD, mark("✔", "ok")) + " " + text);
    }

    /** What did not. */
    public void bad(String text) {
        out.println("   " + look.paint(Colour.BAD, mark("✘", "FAILED")) + " " + text);
    }

    /** What happened {@code nanos} after the event that the chapter is about. */
    public void moment(long nanos, String text) {
        out.println("   " + look.paint(Colour.QUIET, String.format(Locale.ROOT, "%+6d ms", nanos / 1_000_000)) + "  " + text);
    }

    /** How requests spread. */
    public void spread(Map<String, Integer> counts) {
        Spread.draw(counts, BAR_WIDTH, look.unicode()).forEach(line -> {
            int bar = line.indexOf("  ") + 2;
            out.println("   " + line.substring(0, bar) + look.paint(Colour.CALM, line.substring(bar, bar + BAR_WIDTH))
                    + line.substring(bar + BAR_WIDTH));
        });
    }

    /** A command that the reader may type. */
    public void command(String text) {
        out.println("   " + look.paint(Colour.COMMAND, text));
    }

    /** The text of a file, indented, with its name above. */
    public void file(String name, String text) {
        aside(mark("── ", "-- ") + name);
        text.lines().forEach(line -> aside("   " + line));
    }

    /** An empty line. */
    public void gap() {
        out.println();
    }

    private String mark(String unicode, String ascii) {
        return look.unicode() ? unicode : ascii;
    }
}
