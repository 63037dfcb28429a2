package io.evenkeel.core.schedule.basis;

/**
 * Divides by a number that stays the same: one multiplication, where a division would cost several times as much (Granlund and
 * Montgomery, "Division by Invariant Integers using Multiplication", 1994). Exact. Immutable.
 */
public final class Divisor {
    private static final int SHIFT = 62;

    private final int divisor;
    /** 2^62 / divisor, rounded up, or more by one: too large by at most 1 in 2^62 / divisor. */
    private final long inverse;
    /** Up to here the inverse is exact enough, and its product fits. */
    private final long limit;

    /** Divides by {@code divisor}, at least 1. */
    public Divisor(int divisor) {
        this.divisor = divisor;
        this.inverse = (1L << SHIFT) / divisor + 1;
        this.limit = (1L << (SHIFT - 1)) / divisor;
    }

    /** By what it divides. */
    public int value() {
        return divisor;
    }

    /** {@code number / divisor} for a number of at least 0. */
    public long quotient(long number) {
        return number < limit ? Math.multiplyHigh(number << (Long.SIZE - SHIFT), inverse) : number / divisor;
    }

    /** {@code number % divisor} for a number of at least 0. */
    public int remainder(long number) {
        return (int) (number - quotient(number) * divisor);
    }
}
