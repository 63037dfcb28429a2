package io.evenkeel.core.key;

import io.evenkeel.core.PickContext;

/**
 * Finds the part of a request that decides where it goes. The catalogue is {@link HashKeys}; an own one is a lambda. A value:
 * two that find the same should be equal. For any thread; allocates nothing, unless the client's address is an IPv6 one, which
 * the JDK gives away as a copy only.
 */
@FunctionalInterface
public interface HashKey {
    /** What {@link #hash} answers when the request has no such part; hashes are 0..2^32-1. */
    long ABSENT = -1;

    /** The hash of that part by {@code function} as an unsigned 32-bit number, or {@link #ABSENT}. */
    long hash(PickContext context, KeyHash function);

    /** Whether it looks into {@link PickContext#body}, so that the choice waits for the body. */
    default boolean readsBody() {
        return false;
    }
}
