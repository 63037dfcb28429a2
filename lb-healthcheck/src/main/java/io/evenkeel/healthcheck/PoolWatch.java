package io.evenkeel.healthcheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import io.evenkeel.core.Health;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolObserver;
import io.evenkeel.core.Server;
import io.evenkeel.core.health.HealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watched servers of one pool. What the pool announces, on any thread, only asks for a comparison of what is watched
 * with what the pool holds; all else happens on the monitor's deciding executor.
 */
final class PoolWatch implements PoolObserver {
    private static final Logger log = LoggerFactory.getLogger(HealthMonitor.class);

    private final Pool pool;
    private final HealthMonitor monitor;
    private final Map<Server, ServerWatch> servers = new LinkedHashMap<>();
    /** Servers whose check is of a kind that nobody here can do; it has been said. */
    private final Set<Server> unable = new HashSet<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private boolean stopped;

    PoolWatch(Pool pool, HealthMonitor monitor) {
        this.pool = pool;
        this.monitor = monitor;
    }

    @Override
    public void serverAdded(Server server) {
        askToReconcile();
    }

    @Override
    public void serverRemoved(Server server) {
        askToReconcile();
    }

    @Override
    public void serverChanged(Server server) {
        askToReconcile();
    }

    private void askToReconcile() {
        if (asked.compareAndSet(false, true)) {
            monitor.decide(() -> {
                asked.set(false);
                monitor.spread(reconcile());
            });
        }
    }

    /** Stops what is no longer wanted as it was, and returns what is to be started. */
    List<ServerWatch> reconcile() {
        if (stopped) {
            return List.of();
        }
        servers.values().removeIf(watch -> {
            boolean stale = watch.stale();
            if (stale) {
                watch.stop();
                forgetHealth(watch.server());
            }
            return stale;
        });
        unable.removeIf(Server::removed);
        List<ServerWatch> newcomers = new ArrayList<>();
        for (Server server : pool.servers()) {
            HealthCheck check = server.config().healthCheck();
            if (check == null || servers.containsKey(server)) {
                continue;
            }
            if (check instanceof ProbedCheck probed) {
                var watch = new ServerWatch(pool, server, probed, monitor);
                servers.put(server, watch);
                newcomers.add(watch);
            } else if (unable.add(server)) {
                log.warn("pool {}, server {}: not checked, because {} is not a {}", pool.name(), server.name(),
                        check.getClass().getName(), ProbedCheck.class.getSimpleName());
            }
        }
        return newcomers;
    }

    /** A last result can cross with the removal of the check; without a check nothing would ever correct it. */
    private void forgetHealth(Server server) {
        if (server.config().healthCheck() == null) {
            pool.healthChanged(server, Health.UNCHECKED, "no longer checked");
        }
    }

    void stop() {
        stopped = true;
        pool.unobserve(this);
        servers.values().forEach(ServerWatch::stop);
        servers.clear();
    }
}
