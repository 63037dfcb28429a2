package io.evenkeel.core.schedule.nginx;

import java.util.Arrays;
import java.util.Map;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.key.Crc32;
import io.evenkeel.core.key.HashKey;
import org.jspecify.annotations.Nullable;

/**
 * nginx' {@code hash <key> consistent}: a ring with 160 points for each unit of weight, each the CRC-32 of host, NUL, port and
 * the point before it, as Cache::Memcached::Fast has it; a key belongs to the first point at or behind its CRC-32. Where a
 * server stands depends on its host and port alone, so nginx and we agree, and one that leaves moves only its own keys.
 *
 * @param key what decides
 */
record Ketama(HashKey key) implements Scheduler {
    private static final int POINTS_PER_WEIGHT = 160;

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        var otherwise = new SmoothRoundRobin.InTurn(pool, previous instanceof ByRing before ? before.otherwise.balances() : Map.of(), 0);
        return new ByRing(key, pool, otherwise);
    }

    @Override
    public boolean readsBody() {
        return key.readsBody();
    }

    @Override
    public String toString() {
        return "hash " + key + " consistent";
    }

    private static final class ByRing implements Picker {
        private final HashKey key;
        private final PoolSnapshot pool;
        private final SmoothRoundRobin.InTurn otherwise;
        private final int[] points;
        private final char[] owners;

        ByRing(HashKey key, PoolSnapshot pool, SmoothRoundRobin.InTurn otherwise) {
            this.key = key;
            this.pool = pool;
            this.otherwise = otherwise;
            long[] ring = new long[POINTS_PER_WEIGHT * pool.totalWeight()];
            int count = 0;
            for (int server = 0; server < pool.size(); server++) {
                int base = base(pool.server(server));
                int point = 0;
                for (int i = 0; i < POINTS_PER_WEIGHT * pool.weight(server); i++) {
                    point = point(base, point);
                    // Signed, so that the sort is by the unsigned point; then by server.
                    ring[count++] = ((long) (point ^ Integer.MIN_VALUE) << Integer.SIZE) | server;
                }
            }
            Arrays.sort(ring);
            points = new int[count];
            owners = new char[count];
            for (int i = 0; i < count; i++) {
                points[i] = (int) (ring[i] >> Integer.SIZE);
                owners[i] = (char) ring[i];
            }
        }

        private static int base(Server server) {
            ByteSequence host = ByteSequence.of(named(server.config().host()));
            ByteSequence port = ByteSequence.of(Integer.toString(server.config().port()));
            int crc = Crc32.update(Crc32.START, host, 0, host.length());
            return Crc32.update(Crc32.update(crc, 0), port, 0, port.length());
        }

        /** As it stands in an nginx configuration. */
        private static String named(String host) {
            return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        }

        private static int point(int base, int before) {
            int crc = base;
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                crc = Crc32.update(crc, before >>> shift & 0xff);
            }
            return Crc32.finish(crc);
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            long hash = points.length == 0 ? HashKey.ABSENT : key.hash(context, PrefixedCrc32.PLAIN);
            if (hash == HashKey.ABSENT) {
                return otherwise.pick(context);
            }
            int start = atOrBehind((int) hash ^ Integer.MIN_VALUE);
            int point = start;
            do {
                Server server = pool.server(owners[point]);
                if (!context.tried(server)) {
                    return server;
                }
                point = point + 1 == points.length ? 0 : point + 1;
            } while (point != start);
            return null;
        }

        private int atOrBehind(int flipped) {
            int low = 0;
            int high = points.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (points[middle] < flipped) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low == points.length ? 0 : low;
        }

        @Override
        public String rule(PickContext context) {
            return "hash consistent: the first of " + points.length + " points at or behind the CRC-32 of " + key;
        }
    }
}
