package io.evenkeel.director.haproxy;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as HAProxy writes it: {@code 2.6}, {@code 2.6.12}, {@code 2.6-dev4}. A development version comes before its
 * release.
 *
 * @param major the first number
 * @param minor the second number, 0 when left out
 * @param patch the third number, 0 when left out
 * @param development the number after {@code -dev}; {@link Integer#MAX_VALUE} for a release
 */
public record HaproxyVersion(int major, int minor, int patch, int development) implements Comparable<HaproxyVersion> {
    /** The HAProxy whose configuration language and behaviour we follow. */
    public static final HaproxyVersion FOLLOWED = new HaproxyVersion(2, 6, 12, Integer.MAX_VALUE);

    /** What of its build options we offer, as {@code feature(…)} asks for it. */
    public static final Set<String> FEATURES = Set.of("EPOLL", "GETADDRINFO", "OPENSSL", "PCRE2", "PCRE2_JIT", "POLL", "SLZ", "THREAD");

    private static final Pattern FORM = Pattern
            .compile("([0-9]{1,4})(?:\\.([0-9]{1,4}))?(?:\\.([0-9]{1,4}))?(?:-dev([0-9]{1,4}))?(?:[-.].*)?");

    /**
     * Reads one.
     *
     * @throws ConditionException when it has another form
     */
    public static HaproxyVersion parse(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw new ConditionException("'" + text + "' is not a version (expected: for example 2.6 or 2.6-dev4)");
        }
        return new HaproxyVersion(number(found, 1, 0), number(found, 2, 0), number(found, 3, 0), number(found, 4, Integer.MAX_VALUE));
    }

    private static int number(Matcher found, int group, int otherwise) {
        String digits = found.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    /** Whether it is the other one or a later one. */
    public boolean atLeast(HaproxyVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(HaproxyVersion other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
        int byPatch = byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
        return byPatch != 0 ? byPatch : Integer.compare(development, other.development);
    }

    @Override
    public String toString() {
        String release = major + "." + minor + "." + patch;
        return development == Integer.MAX_VALUE ? release : release + "-dev" + development;
    }
}
