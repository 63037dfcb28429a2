package io.evenkeel.vrrp.track;

/**
 * When single results make a condition fulfilled or not: the first decides at once, after that it takes {@code rise}
 * successes or {@code fall} failures in a row. keepalived's counter of {@code vrrp_script}, 0..rise+fall-1, up from
 * {@code rise} on. Immutable.
 *
 * @param rise 1 or more
 * @param fall 1 or more
 * @param count the counter
 * @param known whether there was a result
 */
public record RiseFall(int rise, int fall, int count, boolean known) {
    /** Checks the numbers. */
    public RiseFall {
        require("rise", rise);
        require("fall", fall);
    }

    /** Before the first result. */
    public static RiseFall of(int rise, int fall) {
        return new RiseFall(rise, fall, rise - 1, false);
    }

    /** After one more result. */
    public RiseFall after(boolean success) {
        int most = rise + fall - 1;
        int next;
        if (success) {
            next = count < rise - 1 ? count + 1 : most;
        } else {
            next = count > rise ? count - 1 : 0;
        }
        return new RiseFall(rise, fall, next, true);
    }

    /** What it makes of the results so far. */
    public Reading reading() {
        return known ? Reading.of(count >= rise) : new Reading.Unknown();
    }

    private static void require(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + ": " + number + " (expected: 1 or more)");
        }
    }
}
