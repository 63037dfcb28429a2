package io.evenkeel.core.schedule.basis;

import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * Chance for pickers that many threads use: each thread has its own state, so that they share no cache line, take no lock and
 * allocate nothing. Cannot be repeated; a test or a simulation gives a seeded generator and one thread instead.
 */
public enum ThreadChance implements RandomGenerator {
    /** The only one; all state is the threads'. */
    INSTANCE;

    @Override
    public long nextLong() {
        return ThreadLocalRandom.current().nextLong();
    }
}
