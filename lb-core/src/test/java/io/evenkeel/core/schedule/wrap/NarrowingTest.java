package io.evenkeel.core.schedule.wrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

import io.evenkeel.core.Health;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.ExamplePools;
import io.evenkeel.core.schedule.ExampleRequest;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.core.schedule.hash.HashSchedulers;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Subset, aperture, zone, bounded load. */
class NarrowingTest {
    private static Set<Server> used(Scheduler scheduler, PoolSnapshot pool) {
        var picker = scheduler.picker(pool, null);
        Set<Server> used = new HashSet<>();
        for (int i = 0; i < 20 * pool.size(); i++) {
            used.add(Objects.requireNonNull(picker.pick(PickContext.UNKNOWN)));
        }
        return used;
    }

    @Property(tries = 30)
    void whenAServerLeavesASubsetChangesByAtMostThatOne(@ForAll @IntRange(min = 2, max = 30) int servers,
            @ForAll @IntRange(min = 1, max = 10) int size, @ForAll @IntRange(max = 29) int leaving) {
        Scheduler scheduler = SchedulerWrappers.subset(Schedulers.roundRobin(), "balancer-1", size);
        PoolSnapshot pool = new Pool(ExamplePools.config(scheduler, Collections.nCopies(servers, 1)).build()).snapshot();
        Set<Server> before = used(scheduler, pool);
        assertThat(before).hasSize(Math.min(size, servers));
        Server left = pool.server(leaving % servers);
        Set<Server> after = used(scheduler, pool.only(i -> pool.server(i) != left));
        assertThat(after).hasSize(Math.min(size, servers - 1));
        before.remove(left);
        assertThat(after).containsAll(before);
    }

    /** The point of it: balancers of any number, together, give every server exactly its share. */
    @Property(tries = 100)
    void aperturesTogetherAreExact(@ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 256) Integer> weights,
            @ForAll @IntRange(min = 1, max = 25) int balancers, @ForAll @IntRange(min = 1, max = 20) int atLeast) {
        PoolSnapshot pool = new Pool(ExamplePools.config(Schedulers.roundRobin(), weights).build()).snapshot();
        long[] together = new long[pool.size()];
        long most = 0;
        for (int position = 0; position < balancers; position++) {
            long[] overlaps = new DeterministicAperture(Schedulers.roundRobin(), position, balancers, atLeast).overlaps(pool);
            long sum = 0;
            for (int i = 0; i < overlaps.length; i++) {
                together[i] += overlaps[i];
                sum += overlaps[i];
            }
            assertThat(sum * pool.size()).isGreaterThanOrEqualTo(Math.min(atLeast, pool.size()) * (long) pool.totalWeight() * balancers);
            most = sum;
        }
        for (int i = 0; i < together.length; i++) {
            assertThat(together[i] * pool.totalWeight()).isEqualTo(most * balancers * pool.weight(i));
        }
    }

    /** Mirrokni and others, 2018: never above the bound, whatever the keys. */
    @Property(tries = 30)
    void noServerIsRaisedAboveItsBound(@ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 20) Integer> weights,
            @ForAll @DoubleRange(min = 1.01, max = 3) double factor, @ForAll @IntRange(min = 1, max = 5) int keys, @ForAll long seed) {
        for (Scheduler inner : List.of(HashSchedulers.rendezvous(HashKeys.application()), HashSchedulers.anchor(HashKeys.application()),
                HashSchedulers.maglev(HashKeys.application(), 1021))) {
            var pool = new Pool(ExamplePools.config(SchedulerWrappers.boundedLoad(inner, factor), weights).build());
            var random = new SplittableRandom(seed);
            List<Lease> leases = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                var lease = (Lease) pool.acquire(new ExampleRequest(random.nextInt(keys)));
                leases.add(lease);
                int weight = lease.server().state().weight();
                assertThat(lease.server().inFlight())
                        .isLessThanOrEqualTo((int) Math.ceil(factor * leases.size() * weight / pool.snapshot().totalWeight()));
                if (random.nextInt(3) == 0) {
                    leases.remove(random.nextInt(leases.size())).close(Outcome.COMPLETED);
                }
            }
        }
    }

    private static Pool zones(Scheduler scheduler) {
        var builder = Pool.builder("zoned").scheduler(scheduler);
        for (int i = 0; i < 6; i++) {
            String zone = i < 3 ? "east" : "west";
            builder.server("s" + i, "192.0.2.1:" + (1 + i), server -> server.zone(zone).maxConnections(100));
        }
        return new Pool(builder.build());
    }

    private static Map<String, Integer> zonesOf(Pool pool, int picks, String zone, boolean keep) {
        Map<String, Integer> counts = new HashMap<>();
        PickContext context = new PickContext() {
            @Override
            public String zone() {
                return zone;
            }
        };
        for (int i = 0; i < picks; i++) {
            var lease = (Lease) pool.acquire(context);
            counts.merge(Objects.requireNonNull(lease.server().config().zone()), 1, Integer::sum);
            if (!keep) {
                lease.close(Outcome.COMPLETED);
            }
        }
        return counts;
    }

    @Test
    void aHealthyZoneKeepsItsRequestsAndAWeakOneWhatItCanTake() {
        Pool pool = zones(SchedulerWrappers.zoneAware(Schedulers.roundRobin(), "west", 1.2, new SplittableRandom(1)));
        assertThat(zonesOf(pool, 300, "east", false)).containsExactly(Map.entry("east", 300));
        assertThat(zonesOf(pool, 300, "elsewhere", false)).containsEntry("east", 150).containsEntry("west", 150);
        pool.healthChanged(pool.servers().get(0), Health.DOWN, "example");
        pool.healthChanged(pool.servers().get(1), Health.DOWN, "example");
        // One of three servers, with 1.2 times its share: 40 %.
        assertThat((double) Objects.requireNonNull(zonesOf(pool, 10_000, "east", false).get("east"))).isCloseTo(4000, within(200.0));
        pool.healthChanged(pool.servers().get(2), Health.DOWN, "example");
        assertThat(zonesOf(pool, 30, "east", false)).containsExactly(Map.entry("west", 30));
    }

    @Test
    void aFullZoneSpillsOver() {
        Pool pool = zones(SchedulerWrappers.zoneAware(Schedulers.roundRobin(), "west"));
        assertThat(zonesOf(pool, 400, "east", true)).containsEntry("east", 300).containsEntry("west", 100);
    }
}
