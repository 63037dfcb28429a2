package io.evenkeel.core.schedule.basis;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * Something that a picker keeps for each server of its pool. The table is immutable and made anew with each snapshot; what it
 * holds is taken over, so that a lease given under an old snapshot still reports to the place where the new one looks.
 *
 * <p>Readable from any thread; a look-up allocates nothing.
 */
public final class PerServer<T> {
    private final IdentityHashMap<Server, T> kept;

    private PerServer(IdentityHashMap<Server, T> kept) {
        this.kept = kept;
    }

    /**
     * The table of {@code members}.
     *
     * @param previous from which the entries of servers that stay are taken; null at first
     * @param fresh makes the entry of a server that joined
     */
    public static <T> PerServer<T> of(List<Server> members, @Nullable PerServer<T> previous, Function<Server, T> fresh) {
        IdentityHashMap<Server, T> table = new IdentityHashMap<>(members.size());
        for (Server server : members) {
            T before = previous == null ? null : previous.get(server);
            table.put(server, before == null ? fresh.apply(server) : before);
        }
        return new PerServer<>(table);
    }

    /** Where each server of {@code pool} stands in it. */
    public static PerServer<Integer> indexes(PoolSnapshot pool) {
        IdentityHashMap<Server, Integer> table = new IdentityHashMap<>(pool.size());
        for (int i = 0; i < pool.size(); i++) {
            table.put(pool.server(i), i);
        }
        return new PerServer<>(table);
    }

    /** What is kept for {@code server}; null when it is not a member. */
    public @Nullable T get(Server server) {
        return kept.get(server);
    }
}
