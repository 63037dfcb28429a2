package io.evenkeel.core.schedule.hash;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashKey;
import io.evenkeel.core.schedule.basis.StableHash;
import org.jspecify.annotations.Nullable;

/**
 * Weighted rendezvous hashing, or highest random weight: each server draws a number u from 0 to 1 for the key, and the largest
 * -weight / ln u wins (Thaler and Ravishankar, 1998; the weights as in Schindelhauer and Schomaker, 2005). The order of the losers
 * is the order in which a request tries servers. Exact: when a server leaves, its keys move and no others; when a weight changes,
 * keys move to or from that server only.
 */
record Rendezvous(HashKey key) implements Scheduler {
    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return new Contest(pool, key, previous);
    }

    @Override
    public boolean readsBody() {
        return key.readsBody();
    }

    @Override
    public String toString() {
        return "rendezvous";
    }

    private static final class Contest extends KeyedPicker {
        private final long[] seeds;
        private final boolean equalWeights;

        Contest(PoolSnapshot pool, HashKey key, @Nullable Picker previous) {
            super(pool, key, previous);
            seeds = new long[pool.size()];
            boolean equal = true;
            for (int i = 0; i < seeds.length; i++) {
                seeds[i] = StableHash.of(pool.server(i).name());
                equal &= pool.weight(i) == pool.weight(0);
            }
            equalWeights = equal;
        }

        @Override
        int index(long hash, PickContext context) {
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < seeds.length; i++) {
                double drawn = ((StableHash.mix(hash ^ seeds[i]) >>> 11) + 0.5) * 0x1p-53;
                // The order of -1 / ln u is the order of u.
                double score = equalWeights ? drawn : -pool.weight(i) / Math.log(drawn);
                if (score > most && !context.tried(pool.server(i))) {
                    most = score;
                    best = i;
                }
            }
            return best;
        }

        @Override
        String means() {
            return "every server draws a number for it, and the best draw for its weight wins";
        }
    }
}
