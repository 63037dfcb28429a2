package io.evenkeel.core.schedule.basis;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/** The last resort of an algorithm whose own order meets tried servers only. */
public final class Untried {
    private Untried() {}

    /** The first server of the pool that the request has not tried; null when it has tried them all. */
    public static @Nullable Server first(PoolSnapshot pool, PickContext context) {
        for (int i = 0; i < pool.size(); i++) {
            if (!context.tried(pool.server(i))) {
                return pool.server(i);
            }
        }
        return null;
    }
}
