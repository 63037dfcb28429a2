package io.evenkeel.core.schedule.wrap;

import java.util.random.RandomGenerator;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.schedule.basis.ThreadChance;
import io.evenkeel.core.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Schedulers around any other scheduler. They nest; the outer one narrows what the inner one sees. Usual from outside to inside:
 * panic threshold, zone awareness, subset or aperture, outlier ejection, slow start, bounded load, the algorithm. A clock is the
 * pool's.
 */
public final class SchedulerWrappers {
    private SchedulerWrappers() {}

    /** New and recovered servers begin with little, whatever the algorithm. */
    public static Scheduler slowStart(Scheduler inner, WarmUp warmUp) {
        return slowStart(inner, warmUp, Clock.system());
    }

    /** As {@link #slowStart(Scheduler, WarmUp)} by another clock. */
    public static Scheduler slowStart(Scheduler inner, WarmUp warmUp, Clock clock) {
        return new SlowStart(inner, warmUp, clock);
    }

    /**
     * Servers in the request's zone first ({@link io.evenkeel.core.PickContext#zone}, {@link io.evenkeel.core.ServerConfig#zone}),
     * while the zone has capacity: 1.4 times the weight of its usable servers.
     *
     * @param zone of this balancer, for requests that do not say theirs; null when there is none
     */
    public static Scheduler zoneAware(Scheduler inner, @Nullable String zone) {
        return zoneAware(inner, zone, 1.4, ThreadChance.INSTANCE);
    }

    /**
     * As {@link #zoneAware(Scheduler, String)}.
     *
     * @param overProvisioning how much more than its share a server can take, 1..100
     */
    public static Scheduler zoneAware(Scheduler inner, @Nullable String zone, double overProvisioning, RandomGenerator random) {
        return new ZoneAware(inner, zone, overProvisioning, random);
    }

    /**
     * Fails open: when less than {@code percent} of the servers are healthy, those that are down are chosen as well. Put it
     * outermost; inside a wrapper that narrows the choice it would widen it again.
     */
    public static Scheduler panicThreshold(Scheduler inner, int percent) {
        return new PanicThreshold(inner, percent);
    }

    /**
     * Only some servers, always the same for a balancer of this name, so that many balancers need not connect to every server.
     *
     * @param size how many, 1 or more
     */
    public static Scheduler subset(Scheduler inner, String balancer, int size) {
        return new Subset(inner, balancer, size);
    }

    /**
     * Only some servers, so chosen that balancers with positions 0 to {@code balancers - 1} together load all servers by weight
     * exactly. More servers change places than with {@link #subset} when one comes or goes. The usual scheduler inside is
     * {@link io.evenkeel.core.schedule.load.LoadSchedulers#powerOfTwoChoices}.
     *
     * @param atLeast how many servers of average weight an aperture covers at least
     */
    public static Scheduler deterministicAperture(Scheduler inner, int position, int balancers, int atLeast) {
        return new DeterministicAperture(inner, position, balancers, atLeast);
    }

    /** Leaves servers out for a while on which requests fail or are slow. */
    public static Scheduler outlierEjection(Scheduler inner, OutlierRules rules) {
        return outlierEjection(inner, rules, Clock.system());
    }

    /** As {@link #outlierEjection(Scheduler, OutlierRules)} by another clock. */
    public static Scheduler outlierEjection(Scheduler inner, OutlierRules rules, Clock clock) {
        return new OutlierEjection(inner, rules, clock);
    }

    /**
     * No server gets a request that would raise it above {@code factor} times its share of the requests under way: consistent
     * hashing with bounded loads when the inner scheduler hashes, and good around any other.
     *
     * @param factor more than 1, for example 1.25
     */
    public static Scheduler boundedLoad(Scheduler inner, double factor) {
        return new BoundedLoad(inner, factor);
    }
}
