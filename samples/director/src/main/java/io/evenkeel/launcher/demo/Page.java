package io.evenkeel.launcher.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link WebServer} answers.
 *
 * @param server the name of the web server
 * @param pid its process
 * @param askedBy the address that it saw: the director's
 */
public record Page(String server, long pid, String askedBy) {
    private static final Pattern FORM = Pattern.compile("This is (\\S+), process (\\d+), asked by (\\S+)\\s*");

    /** The page in {@code text}, or null when it is something else. */
    public static @Nullable Page parse(String text) {
        Matcher found = FORM.matcher(text);
        return found.matches() ? new Page(found.group(1), Long.parseLong(found.group(2)), found.group(3)) : null;
    }

    @Override
    public String toString() {
        return "This is " + server + ", process " + pid + ", asked by " + askedBy;
    }
}
