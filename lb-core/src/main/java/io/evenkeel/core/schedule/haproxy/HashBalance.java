package io.evenkeel.core.schedule.haproxy;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import io.evenkeel.core.key.HashFunction;
import io.evenkeel.core.key.HashKey;
import io.evenkeel.core.key.KeyHash;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * Equal keys to equal servers: HAProxy's {@code balance source}, {@code uri}, {@code url_param}, {@code hdr}, {@code rdp-cookie}
 * and {@code hash}, with its {@code hash-type}. Requests without the key go to the servers in turn; on a ring whose weights have changed,
 * not always in HAProxy's turn.
 *
 * <p>Map-based, the hash picks a slot of a map with as many slots as the weights' sum: even, but almost every key moves when
 * a server comes, goes or changes its weight. Consistent, it picks the nearest of 16 points for each unit of weight on a ring:
 * less even, but a server that leaves moves its own keys only. A pick is one look into the map, or a binary search on the
 * ring.
 *
 * @param key what decides
 * @param function how it becomes a number
 * @param consistent whether on the ring; default on the map
 * @param loadFactor the most that a server may have under way, in percent of its share, 101 or more; 0, the default, for no
 *     bound. On the ring only. The request goes to the next server on the ring then: {@code hash-balance-factor}
 */
public record HashBalance(HashKey key, KeyHash function, boolean consistent, int loadFactor) implements FineWeights {
    /** Checks the values. */
    public HashBalance {
        if (loadFactor != 0 && (loadFactor <= 100 || !consistent)) {
            throw Expect.unexpected("load factor", loadFactor,
                    consistent ? "0 for none, or more than 100" : "0: only a consistent hash has one");
        }
    }

    /** On the map with this function: {@code hash-type map-based <function>}. */
    public HashBalance mapBased(KeyHash mapFunction) {
        return new HashBalance(key, mapFunction, false, 0);
    }

    /** On the ring with sdbm and avalanche: {@code hash-type consistent}. */
    public HashBalance consistent(KeyHash ringFunction) {
        return new HashBalance(key, ringFunction, true, loadFactor);
    }

    /** On the ring with HAProxy's function for it, sdbm with avalanche: {@code hash-type consistent}. */
    public HashBalance onRing() {
        return consistent(HashFunction.SDBM.avalanche());
    }

    /** On the ring as it is set, with bounded load: {@code hash-balance-factor <percent>}. */
    public HashBalance boundedLoad(int percent) {
        return new HashBalance(key, function, consistent, percent);
    }

    @Override
    public Picker picker(PoolSnapshot pool, int[] weights, @Nullable Picker previous) {
        return consistent ? new ByRing(this, new OnRing(pool, weights, previous, loadFactor)) : new ByMap(this, pool, previous);
    }

    @Override
    public boolean readsBody() {
        return key.readsBody();
    }

    @Override
    public String toString() {
        return key + ", " + (consistent ? "consistent " : "map-based ") + function
                + (loadFactor > 0 ? ", at most " + loadFactor + " %" : "");
    }

    private record ByRing(HashBalance balance, OnRing ring) implements OnRing.User {
        @Override
        public @Nullable Server pick(PickContext context) {
            long hash = balance.key.hash(context, balance.function);
            return hash == HashKey.ABSENT ? ring.next(context) : ring.nearest((int) hash, context);
        }

        @Override
        public @Nullable Server peek(PickContext context) {
            return balance.hasKey(context) ? pick(context) : null;
        }

        @Override
        public String rule(PickContext context) {
            return balance.rule(context, "the point of the ring nearest to the hash");
        }
    }

    private static final class ByMap implements Picker {
        private final HashBalance balance;
        private final PoolSnapshot pool;
        private final char[] map;
        private final StaticRoundRobin.Slots withoutKey;

        ByMap(HashBalance balance, PoolSnapshot pool, @Nullable Picker previous) {
            this.balance = balance;
            this.pool = pool;
            this.map = WeightedMap.of(pool);
            this.withoutKey = new StaticRoundRobin.Slots(pool, map, previous instanceof ByMap before ? before.withoutKey.cursor() : 0);
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            long hash = balance.key.hash(context, balance.function);
            if (hash == HashKey.ABSENT) {
                return withoutKey.next(context);
            }
            if (map.length == 0) {
                return null;
            }
            int slot = (int) (hash % map.length);
            for (int i = 0; i < map.length; i++) {
                Server server = pool.server(map[slot]);
                if (!context.tried(server)) {
                    return server;
                }
                slot = slot + 1 == map.length ? 0 : slot + 1;
            }
            return null;
        }

        @Override
        public @Nullable Server peek(PickContext context) {
            return balance.hasKey(context) ? pick(context) : null;
        }

        @Override
        public String rule(PickContext context) {
            return balance.rule(context, "the slot of the weighted map that the hash says, of " + map.length);
        }
    }

    /** With a key the choice moves no cursor. */
    private boolean hasKey(PickContext context) {
        return key.hash(context, function) != HashKey.ABSENT;
    }

    private String rule(PickContext context, String place) {
        long hash = key.hash(context, function);
        return this + ": " + (hash == HashKey.ABSENT ? "no key, so the next server in turn" : place + ", hash " + hash);
    }
}
