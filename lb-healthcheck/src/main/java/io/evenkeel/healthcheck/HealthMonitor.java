package io.evenkeel.healthcheck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.evenkeel.core.Pool;
import io.evenkeel.core.time.Clock;
import io.evenkeel.core.time.Timer;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import reactor.netty.resources.LoopResources;

/**
 * Checks the servers of pools and tells the pools what it found. Each server with a {@link ProbedCheck} is probed again
 * and again, one probe at a time, the next one {@code interval} after the end of the last. Servers may join, leave or
 * change their check at any time; what a probe finds after that is ignored. Changes are announced once, by
 * {@link Pool#healthChanged} and in the log.
 *
 * <p>Every method may be called by any thread and returns at once. All decisions, and so the calls of the pools'
 * observers, happen on one serial executor: by default one event loop of the given resources.
 */
public final class HealthMonitor implements AutoCloseable {
    private final ProbeResources resources;
    private final Executor decisions;
    private final Timer timer;
    private final FirstChecks firstChecks;

    // Touched on `decisions` only.
    private final Map<Pool, PoolWatch> watches = new LinkedHashMap<>();
    private boolean closed;

    /**
     * Decides on one of the event loops, with the machine's clock; first checks are spread evenly.
     *
     * @param loops carry the probes; they must live longer than this monitor, and whoever made them disposes of them
     */
    public HealthMonitor(LoopResources loops) {
        this(new ProbeResources(loops, Clock.system()), loops.onClient(LoopResources.DEFAULT_NATIVE).next());
    }

    private HealthMonitor(ProbeResources resources, EventLoop loop) {
        this(resources, loop, (delay, task) -> {
            Future<?> scheduled = loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        }, FirstChecks.evenly());
    }

    /**
     * Everything stated.
     *
     * @param resources for the probes
     * @param decisions runs its tasks one at a time, in their order, never inside {@code execute}
     * @param timer may run its tasks on any thread
     * @param firstChecks spreads first checks; called on {@code decisions}
     */
    public HealthMonitor(ProbeResources resources, Executor decisions, Timer timer, FirstChecks firstChecks) {
        this.resources = resources;
        this.decisions = decisions;
        this.timer = timer;
        this.firstChecks = firstChecks;
    }

    /** Starts to check the servers of {@code pool}; does nothing when it is watched already, or after {@link #close}. */
    public void watch(Pool pool) {
        watch(List.of(pool));
    }

    /** Starts to check the servers of several pools, with their first checks spread over all of them. */
    public void watch(Collection<Pool> pools) {
        List<Pool> wanted = List.copyOf(pools);
        decisions.execute(() -> {
            if (closed) {
                return;
            }
            List<ServerWatch> newcomers = new ArrayList<>();
            for (Pool pool : wanted) {
                if (!watches.containsKey(pool)) {
                    var watch = new PoolWatch(pool, this);
                    watches.put(pool, watch);
                    pool.observe(watch);
                    newcomers.addAll(watch.reconcile());
                }
            }
            spread(newcomers);
        });
    }

    /** Stops to check the servers of {@code pool}. They keep the health that they have. */
    public void unwatch(Pool pool) {
        decisions.execute(() -> {
            PoolWatch watch = watches.remove(pool);
            if (watch != null) {
                watch.stop();
            }
        });
    }

    /** Stops all checks for good; probes under way are given up. Servers keep the health that they have. */
    @Override
    public void close() {
        decisions.execute(() -> {
            closed = true;
            watches.values().forEach(PoolWatch::stop);
            watches.clear();
        });
    }

    /** Starts the checks of servers that came at the same moment. On {@code decisions}. */
    void spread(List<ServerWatch> newcomers) {
        newcomers.stream().map(ServerWatch::interval).min(Duration::compareTo).ifPresent(window -> {
            for (int i = 0; i < newcomers.size(); i++) {
                newcomers.get(i).start(firstChecks.delay(i, newcomers.size(), window));
            }
        });
    }

    /** From any thread: runs {@code task} on the deciding executor. */
    void decide(Runnable task) {
        decisions.execute(task);
    }

    /** Runs {@code task} on the deciding executor when {@code delay} has passed. */
    Timer.Scheduled after(Duration delay, Runnable task) {
        return timer.after(delay, () -> decisions.execute(task));
    }

    ProbeResources resources() {
        return resources;
    }
}
