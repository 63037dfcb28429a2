package io.evenkeel.launcher.terminal;

import java.io.Console;
import java.nio.charset.Charset;

/**
 * How a story may look.
 *
 * @param colour whether the terminal understands ANSI colours
 * @param unicode whether it shows more than ASCII
 */
public record Look(boolean colour, boolean unicode) {
    /** For files and pipes: no colours, ASCII only. */
    public static final Look PLAIN = new Look(false, false);

    /** What suits the standard output of this process. */
    @SuppressWarnings("SystemConsoleNull") // It was never null from 22 to 24; since 25 it is again, without a terminal.
    public static Look ofStandardOutput() {
        Console console = System.console();
        if (console == null || !console.isTerminal() || "dumb".equals(System.getenv("TERM"))) {
            return PLAIN;
        }
        // no-color.org: set to anything but the empty string.
        String noColour = System.getenv("NO_COLOR");
        Charset charset = System.out.charset();
        return new Look(noColour == null || noColour.isEmpty(), charset.newEncoder().canEncode('█'));
    }

    String paint(Colour colour, String text) {
        return this.colour ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
    }

    /** The few colours of a story. */
    enum Colour {
        TITLE("1"), QUIET("2"), GOOD("32"), BAD("31"), CALM("36"), COMMAND("1;33");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }
}
