package io.evenkeel.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.management.ThreadMXBean;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.ExamplePools.Condition;
import io.evenkeel.core.schedule.ExamplePools.Example;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/**
 * What every scheduler keeps. The test of a scheduler extends it and says which of the stronger promises it makes; each
 * promise that it makes is checked, the others are not.
 */
public abstract class SchedulerContract {
    private static final List<Condition> CONDITIONS = List.of(Condition.values());

    /** How servers share the picks of a picker when nothing is under way anywhere. */
    public enum Shares {
        /** No promise: the choice depends on the request or on the load. */
        NONE,
        /** Within each {@link #rotation}, each server as often as its weight says, exactly. */
        EXACT,
        /** Each server as often as every other, exactly, whatever the weights. */
        EVEN,
        /** By chance, in proportion to the weights. */
        RANDOM
    }

    /** The scheduler under test, new; one that rolls dice brings its own seeded ones. */
    protected abstract Scheduler scheduler();

    /** How servers share picks; default no promise. */
    protected Shares shares() {
        return Shares.NONE;
    }

    /** After how many picks shares are exact, for {@link Shares#EXACT}; default the sum of the weights over their divisor. */
    protected int rotation(PoolSnapshot pool) {
        return pool.totalWeight() / divisor(pool);
    }

    /** By how many picks a share of {@link Shares#EXACT} may miss; default 0. */
    protected int tolerance() {
        return 0;
    }

    /** Whether it may choose nothing although a usable server was not tried; default false. */
    protected boolean mayDecline() {
        return false;
    }

    /** Whether it reaches every usable server when requests vary and their work goes on; default true. */
    protected boolean reachesEveryServer() {
        return true;
    }

    /**
     * The share of requests on other servers that may move when one of {@code servers} equal ones leaves; default no promise.
     */
    protected double movedWhenOneLeaves(int servers) {
        return 1;
    }

    /** A picker whose count of picks stands at {@code cursor}, for those that count; default none. */
    protected Optional<Picker> pickerAt(PoolSnapshot pool, int cursor) {
        return Optional.empty();
    }

    /** Whether a pick may allocate; default false. */
    protected boolean mayAllocate() {
        return false;
    }

    @Provide
    Arbitrary<List<Example>> pools() {
        return ExamplePools.anyPool();
    }

    @Provide
    Arbitrary<List<Integer>> weights() {
        return Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 60)
    void onlyUsableServersThatWereNotTriedAreChosen(@ForAll("pools") List<Example> servers, @ForAll int seed) {
        Pool pool = ExamplePools.pool(scheduler(), servers);
        var random = new Random(seed);
        Picker picker = pool.config().scheduler().picker(pool.snapshot(), null);
        Set<Server> usable = usable(pool);
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Set<Server> tried = new HashSet<>(usable);
            tried.removeIf(server -> random.nextBoolean());
            assertChosen(picker.pick(new ExampleRequest(random.nextInt(), tried)), usable, tried);
            if (random.nextBoolean() && pool.acquire(new ExampleRequest(random.nextInt(), tried)) instanceof Lease lease) {
                assertChosen(lease.server(), usable, tried);
                leases.add(lease);
            }
            assertChosen(picker.pick(new ExampleRequest(random.nextInt(), usable)), usable, usable);
            assertChosen(picker.pick(PickContext.UNKNOWN), usable, Set.of());
        }
        closeAll(leases, pool);
    }

    private void assertChosen(@Nullable Server chosen, Set<Server> usable, Set<Server> tried) {
        if (chosen != null) {
            assertThat(usable).contains(chosen);
            assertThat(tried).doesNotContain(chosen);
        } else if (!mayDecline()) {
            assertThat(tried).containsAll(usable);
        }
    }

    @Property(tries = 10)
    void anEmptyPoolGivesNothingAndASingleServerGetsAll(@ForAll @IntRange(min = 1, max = 256) int weight) {
        var pool = new Pool(ExamplePools.config(scheduler(), List.of()).build());
        assertThat(pool.acquire(new ExampleRequest(1))).isNotInstanceOf(Lease.class);
        pool.apply(ExamplePools.config(scheduler(), List.of(weight)).build());
        for (int i = 0; i < 20; i++) {
            assertThat(pool.acquire(new ExampleRequest(i)))
                    .isInstanceOfSatisfying(Lease.class, lease -> lease.close(Outcome.COMPLETED));
        }
        pool.apply(ExamplePools.config(scheduler(), List.of()).build());
        assertThat(pool.acquire(new ExampleRequest(1))).isNotInstanceOf(Lease.class);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void changesInMidRotationLoseNothing(@ForAll("pools") List<Example> servers, @ForAll int seed) {
        Pool pool = ExamplePools.pool(scheduler(), servers);
        Scheduler scheduler = pool.config().scheduler();
        var random = new Random(seed);
        List<Integer> weights = new ArrayList<>(servers.stream().map(Example::weight).toList());
        List<Lease> leases = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            int any = weights.isEmpty() ? 0 : random.nextInt(weights.size());
            switch (weights.isEmpty() ? 4 : random.nextInt(6)) {
                case 0 -> pool.weight("s" + any, random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(256));
                case 1 -> ExamplePools.set(pool, "s" + any, CONDITIONS.get(random.nextInt(CONDITIONS.size())));
                case 2 -> {
                    weights.subList(weights.size() - 1, weights.size()).clear();
                    pool.apply(ExamplePools.config(scheduler, weights).build());
                }
                case 4 -> {
                    weights.add(random.nextInt(10));
                    pool.apply(ExamplePools.config(scheduler, weights).build());
                }
                case 5 -> {
                    if (!leases.isEmpty()) {
                        leases.remove(random.nextInt(leases.size())).close(Outcome.COMPLETED);
                    }
                }
                default -> {
                }
            }
            for (int i = 0; i < 3; i++) {
                if (pool.acquire(new ExampleRequest(random.nextInt())) instanceof Lease lease) {
                    assertThat(usable(pool)).contains(lease.server());
                    leases.add(lease);
                } else if (!mayDecline()) {
                    assertThat(usable(pool)).isEmpty();
                }
            }
        }
        closeAll(leases, pool);
    }

    @Property(tries = 40)
    void sharesAreAsPromised(@ForAll("weights") List<Integer> weights) {
        var pool = new Pool(ExamplePools.config(scheduler(), weights).build());
        PoolSnapshot snapshot = pool.snapshot();
        Picker picker = pool.config().scheduler().picker(snapshot, null);
        switch (shares()) {
            case EXACT -> assertExact(picker, snapshot, snapshot.totalWeight());
            case EVEN -> {
                for (int round = 0; round < 3; round++) {
                    assertThat(counts(picker, snapshot.size()).values()).hasSize(snapshot.size()).containsOnly(1);
                }
            }
            case RANDOM -> {
                int picks = 4000;
                Map<Server, Integer> counts = counts(picker, picks);
                for (int i = 0; i < snapshot.size(); i++) {
                    double share = (double) snapshot.weight(i) / snapshot.totalWeight();
                    // Six standard deviations: wrong about once in 10^9.
                    assertThat((double) counts.getOrDefault(snapshot.server(i), 0)).as("picks of %s", snapshot.server(i))
                            .isBetween(picks * share - 6 * Math.sqrt(picks * share * (1 - share)) - 1,
                                    picks * share + 6 * Math.sqrt(picks * share * (1 - share)) + 1);
                }
            }
            case NONE -> {
            }
        }
    }

    private void assertExact(Picker picker, PoolSnapshot snapshot, int total) {
        int rotation = rotation(snapshot);
        for (int round = 0; round < 3; round++) {
            Map<Server, Integer> counts = counts(picker, rotation);
            for (int i = 0; i < snapshot.size(); i++) {
                int exact = (int) ((long) rotation * snapshot.weight(i) / total);
                assertThat(counts.get(snapshot.server(i))).as("picks of %s in rotation %s", snapshot.server(i), round)
                        .isBetween(exact - tolerance(), exact + tolerance());
            }
        }
    }

    @Property(tries = 20)
    void noServerStarves(@ForAll("weights") List<Integer> weights) {
        if (!reachesEveryServer()) {
            return;
        }
        var pool = new Pool(ExamplePools.config(scheduler(), weights).build());
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 60 * pool.snapshot().totalWeight(); i++) {
            if (pool.acquire(new ExampleRequest(i)) instanceof Lease lease) {
                leases.add(lease);
            }
        }
        assertThat(pool.servers()).allSatisfy(server -> assertThat(server.chosen()).as("leases of %s", server).isPositive());
        closeAll(leases, pool);
    }

    @Property(tries = 20)
    void theCursorWraps(@ForAll("weights") List<Integer> weights) {
        var pool = new Pool(ExamplePools.config(scheduler(), weights).build());
        pickerAt(pool.snapshot(), Integer.MAX_VALUE - 3).ifPresent(picker -> {
            Map<Server, Integer> counts = counts(picker, 40 * pool.snapshot().totalWeight());
            assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(pool.servers());
        });
    }

    @Property(tries = 10)
    void fewRequestsMoveWhenAServerLeaves(@ForAll @IntRange(min = 2, max = 12) int size, @ForAll @IntRange(max = 11) int leaving) {
        double promised = movedWhenOneLeaves(size);
        if (promised >= 1) {
            return;
        }
        var pool = new Pool(ExamplePools.config(scheduler(), Collections.nCopies(size, 1)).build());
        int requests = 2000;
        Picker before = pool.config().scheduler().picker(pool.snapshot(), null);
        List<Server> first = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            first.add(Objects.requireNonNull(before.pick(new ExampleRequest(i))));
        }
        Server left = pool.servers().get(leaving % size);
        Picker after = pool.config().scheduler().picker(pool.snapshot().only(i -> pool.snapshot().server(i) != left), before);
        int stayed = 0;
        int moved = 0;
        for (int i = 0; i < requests; i++) {
            Server now = after.pick(new ExampleRequest(i));
            assertThat(now).isNotSameAs(left);
            if (first.get(i) != left) {
                stayed++;
                moved += first.get(i) == now ? 0 : 1;
            }
        }
        assertThat((double) moved).as("requests that moved, of %s on servers that stay", stayed)
                .isLessThanOrEqualTo(promised * stayed);
    }

    /** Ten thousand picks, after a warm-up, on this thread. */
    @Property(tries = 1)
    void aPickAllocatesNothing() {
        if (mayAllocate()) {
            return;
        }
        var pool = new Pool(ExamplePools.config(scheduler(), List.of(3, 1, 2, 5)).build());
        Picker picker = pool.config().scheduler().picker(pool.snapshot(), null);
        PickContext[] requests = new PickContext[64];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = new ExampleRequest(i);
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                picker.pick(requests[i & 63]);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes allocated by 10000 picks").isLessThan(10_000);
    }

    /** Counts come out even when threads work while the pool changes. */
    @Property(tries = 1)
    void threadsMayPickWhileThePoolChanges() throws InterruptedException {
        Scheduler scheduler = scheduler();
        List<Integer> weights = List.of(1, 2, 3, 4);
        var pool = new Pool(ExamplePools.config(scheduler, weights).build());
        List<Server> everInPool = new ArrayList<>(pool.servers());
        var failure = new AtomicReference<Throwable>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            int first = t * 1_000_000;
            var thread = new Thread(() -> {
                for (int i = 0; i < 4_000 && failure.get() == null; i++) {
                    if (pool.acquire(new ExampleRequest(first + i)) instanceof Lease lease) {
                        lease.close(Outcome.COMPLETED);
                    }
                }
            });
            thread.setUncaughtExceptionHandler((which, thrown) -> failure.set(thrown));
            threads.add(thread);
            thread.start();
        }
        for (int change = 0; threads.stream().anyMatch(Thread::isAlive); change++) {
            pool.weight("s" + change % 3, change % 5);
            pool.apply(ExamplePools.config(scheduler, change % 2 == 0 ? weights.subList(0, 3) : weights).build());
            pool.servers().stream().filter(server -> !everInPool.contains(server)).forEach(everInPool::add);
            Thread.onSpinWait();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failure.get()).isNull();
        assertThat(everInPool).allSatisfy(server -> assertThat(server.inFlight()).as("in flight on %s", server).isZero());
    }

    private static Map<Server, Integer> counts(Picker picker, int picks) {
        Map<Server, Integer> counts = new HashMap<>();
        for (int i = 0; i < picks; i++) {
            counts.merge(Objects.requireNonNull(picker.pick(new ExampleRequest(i))), 1, Integer::sum);
        }
        return counts;
    }

    private static Set<Server> usable(Pool pool) {
        Set<Server> usable = new HashSet<>();
        for (int i = 0; i < pool.snapshot().size(); i++) {
            assertThat(pool.snapshot().server(i).state().usable()).isTrue();
            usable.add(pool.snapshot().server(i));
        }
        return usable;
    }

    private static void closeAll(List<Lease> leases, Pool pool) {
        for (Lease lease : leases) {
            assertThat(lease.server().inFlight()).isPositive();
            lease.close(Outcome.COMPLETED);
        }
        assertThat(leases).allSatisfy(lease -> assertThat(lease.server().inFlight()).isZero());
        assertThat(pool.servers()).allSatisfy(server -> assertThat(server.inFlight()).isZero());
    }

    private static int divisor(PoolSnapshot pool) {
        int divisor = 0;
        for (int i = 0; i < pool.size(); i++) {
            divisor = BigInteger.valueOf(divisor).gcd(BigInteger.valueOf(pool.weight(i))).intValueExact();
        }
        return divisor;
    }
}
