package io.evenkeel.core.schedule;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.schedule.haproxy.HaproxySchedulers;

/**
 * What most need. The other catalogues are {@link HaproxySchedulers} and {@link
 * io.evenkeel.core.schedule.nginx.NginxSchedulers}.
 */
public final class Schedulers {
    private Schedulers() {}

    /** Each server in turn, as often as its weight says: {@link HaproxySchedulers#roundRobin}. */
    public static Scheduler roundRobin() {
        return HaproxySchedulers.roundRobin();
    }

    /** The server with the fewest requests under way in relation to its weight: {@link HaproxySchedulers#leastConnections}. */
    public static Scheduler leastConnections() {
        return HaproxySchedulers.leastConnections();
    }
}
