package io.evenkeel.core.schedule.load;

import java.time.Duration;

import io.evenkeel.core.validation.Expect;

/**
 * The settings of {@link LoadSchedulers#prequal}, named as in the paper (Wydrowski, Kleinberg, Rumble and Archer, "Load is not
 * what you should balance", NSDI 2024).
 *
 * @param poolSize m: how many answers are kept, 2..64; default 16. Never more than half the servers
 * @param hotQuantile Q_RIF: a server is hot when it has more requests in flight than this share of the answers, 0..1; default
 *     0.84. 0 decides by requests in flight alone
 * @param probesPerPick r_probe: servers asked per pick, more than 0, at most 16; default 3
 * @param removalsPerPick r_remove: answers dropped per pick, the oldest and the worst in turn, 0..1; default 1
 * @param delta how far answers may be used more often than they come, 0 or more; default 1
 * @param probeAge how long an answer is of use; default 1 s
 */
public record PrequalOptions(int poolSize, double hotQuantile, double probesPerPick, double removalsPerPick, double delta,
        Duration probeAge) {
    /** The values of the paper. */
    public static final PrequalOptions DEFAULT = new PrequalOptions(16, 0.84, 3, 1, 1, Duration.ofSeconds(1));

    /** No answer is used more often. */
    static final int MOST_USES = 255;

    /** Checks the values. */
    public PrequalOptions {
        Expect.inRange("poolSize", poolSize, 2, 64);
        checked("hotQuantile", hotQuantile, hotQuantile >= 0 && hotQuantile <= 1, "0..1");
        checked("probesPerPick", probesPerPick, probesPerPick > 0 && probesPerPick <= 16, "more than 0, at most 16");
        checked("removalsPerPick", removalsPerPick, removalsPerPick >= 0 && removalsPerPick <= 1, "0..1");
        checked("delta", delta, delta >= 0 && delta < Double.MAX_VALUE, "0 or more");
        Expect.positive("probeAge", probeAge);
    }

    private static void checked(String name, double value, boolean holds, String expected) {
        if (!holds) {
            throw Expect.unexpected(name, value, expected);
        }
    }

    /** m for a pool of {@code servers}. */
    int poolSize(int servers) {
        return Math.max(2, Math.min(poolSize, servers / 2));
    }

    /** b_reuse: how often one answer may be used in a pool of {@code servers}. */
    int uses(int servers) {
        double fresh = (1 - (double) poolSize(servers) / Math.max(1, servers)) * probesPerPick - removalsPerPick;
        return fresh <= 0 ? MOST_USES : (int) Math.min(MOST_USES, Math.max(1, Math.round((1 + delta) / fresh)));
    }
}
