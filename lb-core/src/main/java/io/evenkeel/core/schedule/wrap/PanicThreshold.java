package io.evenkeel.core.schedule.wrap;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.ServerState;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * When fewer than a share of the servers are healthy, the checks are not believed: servers that are down are chosen as well, so
 * that the few are not crushed and a mistaken check does not stop everything. Drained servers, servers in maintenance and those
 * without weight stay out. Where backup servers are set, they serve when there is nothing else, and there is no panic.
 */
record PanicThreshold(Scheduler inner, int percent) implements Scheduler {
    PanicThreshold {
        Expect.inRange("panic threshold in percent", percent, 1, 100);
    }

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        int wanted = 0;
        int healthy = 0;
        boolean backups = false;
        for (Server server : pool.members()) {
            boolean backup = server.config().backup();
            boolean usable = server.state().usable();
            backups |= backup && usable;
            wanted += !backup && weightIfWanted(server) > 0 ? 1 : 0;
            healthy += !backup && usable ? 1 : 0;
        }
        boolean standIns = healthy == 0 && backups;
        boolean panics = !standIns && 100L * healthy < (long) percent * wanted;
        PoolSnapshot view = panics ? pool.including(server -> server.config().backup() ? 0 : weightIfWanted(server)) : pool;
        return new Narrowed(inner.picker(view, Narrowed.inside(previous)), view, panics
                ? "only " + healthy + " of " + wanted + " servers are healthy, less than " + percent
                        + " %, so those that are down are tried"
                : null);
    }

    private static int weightIfWanted(Server server) {
        ServerState state = server.state();
        return state.wish() == AdministrativeState.READY ? state.weight() : 0;
    }

    @Override
    public boolean readsBody() {
        return inner.readsBody();
    }

    @Override
    public String toString() {
        return inner + " panic " + percent;
    }
}
