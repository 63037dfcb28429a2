package io.evenkeel.core.schedule.nginx;

import java.util.Map;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.key.HashKey;
import org.jspecify.annotations.Nullable;

/**
 * nginx' {@code hash <key>}: 15 bits of the key's CRC-32, modulo the weights' sum, as Cache::Memcached has it. When that server
 * is down, the key is hashed again behind the count of tries, up to 20 times. Without a key, and then, {@link
 * SmoothRoundRobin}.
 *
 * @param key what decides
 */
record KeyedHash(HashKey key) implements Scheduler {
    private static final PrefixedCrc32[] FUNCTIONS = new PrefixedCrc32[IpHash.TRIES];

    static {
        for (int i = 0; i < FUNCTIONS.length; i++) {
            FUNCTIONS[i] = PrefixedCrc32.behind(i);
        }
    }

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        var otherwise = new SmoothRoundRobin.InTurn(pool, previous instanceof ByKey before ? before.otherwise.balances() : Map.of(), 0);
        return new ByKey(key, new Configured(pool), otherwise);
    }

    @Override
    public boolean readsBody() {
        return key.readsBody();
    }

    @Override
    public String toString() {
        return "hash " + key;
    }

    private record ByKey(HashKey key, Configured servers, SmoothRoundRobin.InTurn otherwise) implements Picker {
        @Override
        public @Nullable Server pick(PickContext context) {
            if (servers.isEmpty()) {
                return otherwise.pick(context);
            }
            long sum = 0;
            for (PrefixedCrc32 function : FUNCTIONS) {
                long hash = key.hash(context, function);
                if (hash == HashKey.ABSENT) {
                    break;
                }
                sum += hash >>> 16 & 0x7fff;
                Server server = servers.at(sum, context);
                if (server != null) {
                    return server;
                }
            }
            return otherwise.pick(context);
        }

        @Override
        public String rule(PickContext context) {
            return "hash: by the CRC-32 of " + key;
        }
    }
}
