package io.evenkeel.core.schedule.hash;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.key.HashKey;
import io.evenkeel.core.schedule.basis.PerServer;
import org.jspecify.annotations.Nullable;

/**
 * AnchorHash: a server has as many buckets as its weight says, and gives them up when it leaves ({@link AnchorTable}). Exact: keys
 * move only from a server that leaves and to one that comes. The state depends on the order in which servers came and went, so
 * balancers that saw different orders send a key to different servers. When weights outgrow the table it is made anew, larger,
 * and most keys move; it begins with four times the room that the pool needs.
 */
record AnchorHash(HashKey key) implements Scheduler {
    private static final int LEAST_CAPACITY = 256;
    private static final int SPARE = 4;

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return new Anchored(pool, key, previous);
    }

    @Override
    public boolean readsBody() {
        return key.readsBody();
    }

    @Override
    public String toString() {
        return "anchor";
    }

    private static final class Anchored extends KeyedPicker {
        private final AnchorTable table;
        private final @Nullable Server[] owners;
        private final int[] indexes;

        Anchored(PoolSnapshot pool, HashKey key, @Nullable Picker previous) {
            super(pool, key, previous);
            if (previous instanceof Anchored before && before.table.capacity() >= pool.totalWeight()) {
                table = new AnchorTable(before.table);
                owners = before.owners.clone();
            } else {
                int room = (int) Math.min(1L << 28, Math.max(LEAST_CAPACITY, SPARE * (long) pool.totalWeight()));
                table = new AnchorTable(room);
                owners = new Server[room];
            }
            PerServer<Integer> places = PerServer.indexes(pool);
            settle(places);
            indexes = new int[owners.length];
            for (int bucket = 0; bucket < indexes.length; bucket++) {
                Server owner = owners[bucket];
                Integer index = owner == null ? null : places.get(owner);
                indexes[bucket] = index == null ? 0 : index;
            }
        }

        /** Takes buckets from those that have too many, the last ones first, then gives to those that have too few. */
        private void settle(PerServer<Integer> places) {
            Map<Server, Deque<Integer>> owned = new LinkedHashMap<>();
            for (int bucket = 0; bucket < owners.length; bucket++) {
                Server owner = owners[bucket];
                if (owner != null) {
                    owned.computeIfAbsent(owner, server -> new ArrayDeque<>()).add(bucket);
                }
            }
            owned.forEach((server, buckets) -> {
                Integer index = places.get(server);
                for (int excess = buckets.size() - (index == null ? 0 : pool.weight(index)); excess > 0; excess--) {
                    int bucket = buckets.removeLast();
                    table.remove(bucket);
                    owners[bucket] = null;
                }
            });
            for (int i = 0; i < pool.size(); i++) {
                Server server = pool.server(i);
                Deque<Integer> buckets = owned.get(server);
                for (int missing = pool.weight(i) - (buckets == null ? 0 : buckets.size()); missing > 0; missing--) {
                    owners[table.add()] = server;
                }
            }
        }

        @Override
        int index(long hash, PickContext context) {
            return indexes[table.bucket(hash)];
        }

        @Override
        String means() {
            return "the hash points at one of " + table.capacity() + " buckets, and onwards until one belongs to a server";
        }
    }
}
