package io.evenkeel.core.schedule.haproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.rotation.Rotation;
import org.jspecify.annotations.Nullable;

/**
 * HAProxy's {@code roundrobin}: each server as often as its weight says, in the order of {@link FairTurns}: weights 5, 1, 1
 * give {@code aaabaac}. Changes go on in the middle of the rotation, as they do in HAProxy, with neither a burst nor a
 * restart; active and backup servers have rotations of their own.
 *
 * <p>A rotation is 16 times the sum of the weights, after which servers of equal weight may change
 * places. A server that was tried or is full loses its turn.
 */
final class RoundRobin implements FineWeights {
    static final RoundRobin INSTANCE = new RoundRobin();

    private RoundRobin() {}

    @Override
    public Picker picker(PoolSnapshot pool, int[] weights, @Nullable Picker previous) {
        return picker(pool, weights, previous, 0);
    }

    static Picker picker(PoolSnapshot pool, int[] weights, @Nullable Picker previous, long start) {
        boolean backup = pool.size() > 0 && pool.server(0).config().backup();
        FairTurns active = new FairTurns();
        FairTurns backups = new FairTurns();
        if (previous instanceof InTurn before) {
            FairTurns state = before.rotation == null ? before.serving : before.rotation.state();
            active = before.backup ? before.resting : state;
            backups = before.backup ? state : before.resting;
        }
        FairTurns serving = backup ? backups : active;
        if (backup) {
            empty(active);
        }
        update(serving, pool, weights);
        return new InTurn(pool, backup, serving, backup ? active : backups,
                pool.size() == 0 ? null : new Rotation<>(serving.copy(), pool.size(), start));
    }

    private static void empty(FairTurns turns) {
        new ArrayList<>(turns.servers()).forEach(turns::remove);
    }

    private static void update(FairTurns turns, PoolSnapshot pool, int[] weights) {
        Map<Server, Integer> indices = new HashMap<>();
        for (int i = 0; i < pool.size(); i++) {
            indices.put(pool.server(i), i);
        }
        boolean fresh = turns.isNew();
        for (Turn turn : new ArrayList<>(turns.servers())) {
            Integer index = indices.remove(turn.server);
            if (index == null) {
                turns.remove(turn);
            } else {
                turn.index = index;
            }
        }
        for (Turn turn : new ArrayList<>(turns.servers())) {
            int weight = weights[turn.index];
            if (turn.weight != weight) {
                turns.reweigh(turn, weight);
            }
        }
        for (int i = 0; i < pool.size(); i++) {
            if (indices.containsKey(pool.server(i))) {
                int weight = weights[i];
                if (fresh) {
                    turns.start(pool.server(i), i, weight);
                } else {
                    turns.add(pool.server(i), i, weight);
                }
            }
        }
    }

    @Override
    public String toString() {
        return "roundrobin";
    }

    private static final class InTurn implements Picker {
        private final PoolSnapshot pool;
        private final boolean backup;
        /** The state at the beginning of the rotation; the state itself while there is no rotation. */
        private final FairTurns serving;
        private final FairTurns resting;
        private final @Nullable Rotation<FairTurns> rotation;

        InTurn(PoolSnapshot pool, boolean backup, FairTurns serving, FairTurns resting, @Nullable Rotation<FairTurns> rotation) {
            this.pool = pool;
            this.backup = backup;
            this.serving = serving;
            this.resting = resting;
            this.rotation = rotation;
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            return rotation == null ? null : rotation.next(pool, context);
        }

        @Override
        public String rule(PickContext context) {
            return "roundrobin: the server whose turn it is in a rotation of " + pool.size() + " servers with weights that sum up to "
                    + pool.totalWeight();
        }
    }
}
