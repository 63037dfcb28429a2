package io.evenkeel.launcher.demo;

import org.jspecify.annotations.Nullable;

/**
 * One line of {@code evenkeel fetch}: a page, or why there is none. The two processes of the failover demo talk in these.
 *
 * @param page what was answered, or null
 * @param failure why there is no page, else empty
 */
public record FetchLine(@Nullable Page page, String failure) {
    private static final String FAILED = "failed: ";

    /** A page. */
    public static FetchLine of(Page page) {
        return new FetchLine(page, "");
    }

    /** A failure. */
    public static FetchLine failed(String reason) {
        return new FetchLine(null, reason);
    }

    /** What {@link #toString} wrote; anything else is a failure with that text. */
    static FetchLine parse(String line) {
        Page page = Page.parse(line);
        if (page != null) {
            return of(page);
        }
        return failed(line.startsWith(FAILED) ? line.substring(FAILED.length()) : line);
    }

    @Override
    public String toString() {
        return page == null ? FAILED + failure : page.toString();
    }
}
