package io.evenkeel.core.schedule.hash;

import java.util.concurrent.atomic.AtomicLong;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import io.evenkeel.core.key.HashFunction;
import io.evenkeel.core.key.HashKey;
import io.evenkeel.core.schedule.basis.StableHash;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key of a request and hands its hash on. A request without a key counts as one with a key of its own, so that such
 * requests are spread by weight.
 */
abstract class KeyedPicker implements Picker {
    /** After this many servers that were tried already, the next untried one in the pool's order will do. */
    private static final int REHASHES = 16;

    protected final PoolSnapshot pool;
    private final HashKey key;
    private final AtomicLong keyless;

    KeyedPicker(PoolSnapshot pool, HashKey key, @Nullable Picker previous) {
        this.pool = pool;
        this.key = key;
        this.keyless = previous instanceof KeyedPicker before ? before.keyless : new AtomicLong();
    }

    /** The index of the server for a hash of 64 good bits. */
    abstract int index(long hash, PickContext context);

    @Override
    public final @Nullable Server pick(PickContext context) {
        long found = key.hash(context, HashFunction.CRC32);
        return choose(found == HashKey.ABSENT ? ~keyless.getAndIncrement() : found, context);
    }

    @Override
    public final @Nullable Server peek(PickContext context) {
        long found = key.hash(context, HashFunction.CRC32);
        return choose(found == HashKey.ABSENT ? ~keyless.get() : found, context);
    }

    private @Nullable Server choose(long found, PickContext context) {
        int size = pool.size();
        if (size == 0) {
            return null;
        }
        long hash = StableHash.mix(found);
        int index = index(hash, context);
        for (int i = 0; i < REHASHES && context.tried(pool.server(index)); i++) {
            hash = StableHash.mix(hash);
            index = index(hash, context);
        }
        for (int i = 0; i < size; i++) {
            Server server = pool.server((index + i) % size);
            if (!context.tried(server)) {
                return server;
            }
        }
        return null;
    }

    /** Where a hash falls in a table of {@code length}. */
    static int slot(long hash, int length) {
        return (int) (((hash >>> 32) * length) >>> 32);
    }

    /** What is done with the key, for people. */
    abstract String means();

    @Override
    public final String rule(PickContext context) {
        long found = key.hash(context, HashFunction.CRC32);
        String what = found == HashKey.ABSENT ? "the request has no " + key + ", so it counts as one with a key of its own"
                : key + " has the hash " + Long.toHexString(found);
        return what + "; " + means();
    }
}
