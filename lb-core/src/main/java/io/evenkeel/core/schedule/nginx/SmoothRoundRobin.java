package io.evenkeel.core.schedule.nginx;

import java.util.HashMap;
import java.util.Map;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.rotation.Rotation;
import org.jspecify.annotations.Nullable;

/**
 * nginx' default, {@link SmoothTurns}: weights 5, 1, 1 give {@code aabacaa}. What a server has gained or owes stays with it
 * when others change or it is away for a while.
 */
final class SmoothRoundRobin implements Scheduler {
    static final SmoothRoundRobin INSTANCE = new SmoothRoundRobin();

    private SmoothRoundRobin() {}

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return new InTurn(pool, previous instanceof InTurn before ? before.balances() : Map.of(), 0);
    }

    static Picker pickerAt(PoolSnapshot pool, long start) {
        return new InTurn(pool, Map.of(), start);
    }

    @Override
    public String toString() {
        return "smooth round robin";
    }

    /** The servers of a snapshot in turn; a part of other algorithms, for requests that these leave undecided. */
    static final class InTurn implements Picker {
        private final PoolSnapshot pool;
        private final Map<Server, Long> away;
        private final @Nullable Rotation<SmoothTurns> rotation;

        InTurn(PoolSnapshot pool, Map<Server, Long> balances, long start) {
            this.pool = pool;
            this.away = new HashMap<>(balances);
            long[] current = new long[pool.size()];
            for (int i = 0; i < current.length; i++) {
                Long balance = away.remove(pool.server(i));
                current[i] = balance == null ? 0 : balance;
            }
            away.keySet().removeIf(Server::removed);
            this.rotation = pool.size() == 0 ? null : new Rotation<>(new SmoothTurns(pool, current), pool.size(), start);
        }

        /** What each server has at this moment. */
        Map<Server, Long> balances() {
            Map<Server, Long> balances = new HashMap<>(away);
            if (rotation != null) {
                SmoothTurns turns = rotation.state();
                for (int i = 0; i < pool.size(); i++) {
                    balances.put(pool.server(i), turns.current(i));
                }
            }
            return balances;
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            return rotation == null ? null : rotation.next(pool, context);
        }

        @Override
        public String rule(PickContext context) {
            return "smooth round robin: the server whose turn it is, of " + pool.size() + " with weights that sum up to "
                    + pool.totalWeight();
        }
    }
}
