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
import io.evenkeel.core.schedule.basis.RingPoints;
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
        ByRing before = previous instanceof ByRing earlier ? earlier : null;
        var otherwise = new SmoothRoundRobin.InTurn(pool, before == null ? Map.of() : before.otherwise.balances(), 0);
        return new ByRing(key, pool, otherwise, before);
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
        private final RingPoints points;

        ByRing(HashKey key, PoolSnapshot pool, SmoothRoundRobin.InTurn otherwise, @Nullable ByRing before) {
            this.key = key;
            this.pool = pool;
            this.otherwise = otherwise;
            int[] counts = new int[pool.size()];
            Arrays.setAll(counts, i -> POINTS_PER_WEIGHT * pool.weight(i));
            this.points = before == null ? RingPoints.of(counts, this::place)
                    : before.points.next(RingPoints.staying(before.pool, before.pool::weight, pool, pool::weight), counts, this::place);
        }

        private void place(int server, int[] places, int from, int count) {
            int base = base(pool.server(server));
            int point = 0;
            for (int i = 0; i < count; i++) {
                point = point(base, point);
                places[from + i] = point;
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
            int size = points.size();
            long hash = size == 0 ? HashKey.ABSENT : key.hash(context, PrefixedCrc32.PLAIN);
            if (hash == HashKey.ABSENT) {
                return otherwise.pick(context);
            }
            int start = points.atOrBehind((int) hash) % size;
            int point = start;
            do {
                Server server = pool.server(points.owner(point));
                if (!context.tried(server)) {
                    return server;
                }
                point = points.after(point);
            } while (point != start);
            return null;
        }

        @Override
        public String rule(PickContext context) {
            return "hash consistent: the first of " + points.size() + " points at or behind the CRC-32 of " + key;
        }
    }
}
