package io.evenkeel.linux.route;

/**
 * How long the kernel keeps an address by itself.
 *
 * @param preferredSeconds how long new connections may use it as their source; 0 for not at all, {@link #FOREVER}
 * @param validSeconds after which it is removed; {@link #FOREVER} for never
 */
public record Lifetime(int preferredSeconds, int validSeconds) {
    /** No end. */
    public static final int FOREVER = -1;
    /** An address that stays until somebody removes it. */
    public static final Lifetime UNLIMITED = new Lifetime(FOREVER, FOREVER);

    /** Checks the values. */
    public Lifetime {
        if (validSeconds != FOREVER && validSeconds < 1) {
            throw new IllegalArgumentException("validSeconds: " + validSeconds + " (expected: at least 1, or FOREVER)");
        }
        boolean fits = preferredSeconds == FOREVER ? validSeconds == FOREVER
                : preferredSeconds >= 0 && (validSeconds == FOREVER || preferredSeconds <= validSeconds);
        if (!fits) {
            throw new IllegalArgumentException("preferredSeconds: " + preferredSeconds + " (expected: at most validSeconds, "
                    + validSeconds + ")");
        }
    }
}
