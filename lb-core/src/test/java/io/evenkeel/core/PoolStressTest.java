package io.evenkeel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.evenkeel.core.affinity.TableAffinity;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.core.schedule.lvs.LvsSchedulers;
import io.evenkeel.core.time.VirtualClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Threads under full load while the pool changes: no lease is lost or counted twice, slots never exceed their maximum, and
 * every count comes back to zero.
 */
class PoolStressTest {
    private static final int THREADS = 4;

    private interface Work {
        void run(Random random) throws Exception;
    }

    /** Runs {@code each} on several threads and {@code beside} on this one, at least once and until they are done. */
    private static void together(Work each, Work beside) throws Exception {
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var start = new CyclicBarrier(THREADS + 1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            var random = new Random(i);
            var thread = new Thread(() -> {
                try {
                    start.await(10, TimeUnit.SECONDS);
                    each.run(random);
                } catch (Throwable e) {
                    failures.add(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        start.await(10, TimeUnit.SECONDS);
        var random = new Random(99);
        do {
            beside.run(random);
        } while (threads.stream().anyMatch(Thread::isAlive));
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }

    private static PoolConfig config(int servers, Scheduler scheduler, int maxConnections) {
        var builder = Pool.builder("stress").scheduler(scheduler).affinity(TableAffinity.byClient().maxEntries(64));
        for (int i = 0; i < servers; i++) {
            builder.server("s" + i, "127.0.0.1:" + (8000 + i),
                    server -> server.maxConnections(maxConnections).thresholds(new ConnectionThresholds(3, 0)));
        }
        return builder.build();
    }

    private static PickContext from(int client) {
        InetSocketAddress address;
        try {
            address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, (byte) (client >> 8), (byte) client}), 1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
        return new PickContext() {
            @Override
            public InetSocketAddress client() {
                return address;
            }
        };
    }

    @Test
    void countsComeOutWhileEverythingChanges() throws Exception {
        for (Scheduler scheduler : List.of(Schedulers.roundRobin(), LvsSchedulers.weightedRoundRobin(),
                LvsSchedulers.weightedLeastConnections())) {
            var pool = new Pool(config(4, scheduler, 5));
            Set<Server> everInPool = ConcurrentHashMap.newKeySet();
            var given = new AtomicInteger();
            together(random -> {
                List<Lease> held = new ArrayList<>();
                for (int i = 0; i < 5_000; i++) {
                    if (pool.acquire(random.nextInt(4) == 0 ? PickContext.UNKNOWN : from(random.nextInt(200))) instanceof Lease lease) {
                        given.incrementAndGet();
                        everInPool.add(lease.server());
                        lease.active(random.nextBoolean());
                        held.add(lease);
                    }
                    if (held.size() > random.nextInt(4)) {
                        Lease lease = held.remove(random.nextInt(held.size()));
                        lease.close(Outcome.COMPLETED);
                        lease.close(Outcome.SERVER_FAILED);
                    }
                }
                held.forEach(lease -> lease.close(Outcome.COMPLETED));
            }, random -> {
                String name = "s" + random.nextInt(3);
                switch (random.nextInt(6)) {
                    case 0 -> pool.weight(name, random.nextInt(4));
                    case 1 -> pool.maxConnections(name, random.nextInt(5));
                    case 2 -> pool.administrativeState(name, random.nextBoolean() ? AdministrativeState.DRAIN : AdministrativeState.READY);
                    case 3 -> pool.healthChanged(Objects.requireNonNull(pool.server(name)),
                            random.nextBoolean() ? Health.DOWN : Health.UP, "stress");
                    default -> pool.apply(config(3 + random.nextInt(3), scheduler, 5));
                }
            });
            assertThat(given.get()).isPositive();
            assertThat(everInPool.stream().mapToLong(Server::chosen).sum()).isEqualTo(given.get());
            assertThat(everInPool).allSatisfy(server -> {
                assertThat(server.inFlight()).isZero();
                assertThat(server.inactive()).isZero();
                assertThat(server.overloaded()).isFalse();
                assertThat(server.failed()).isZero();
            });
        }
    }

    @Test
    void slotsNeverExceedAMaximumThatIsOnlyRaised() throws Exception {
        var pool = new Pool(Pool.builder("stress").scheduler(Schedulers.leastConnections())
                .server("a", "127.0.0.1:8001", server -> server.maxConnections(1)).build());
        Server server = pool.servers().get(0);
        var holding = new AtomicInteger();
        var exceeded = new AtomicInteger();
        together(random -> {
            for (int i = 0; i < 20_000; i++) {
                if (pool.acquire(PickContext.UNKNOWN) instanceof Lease lease) {
                    // Counted by the holders, independently of the server; the maximum is read afterwards.
                    int now = holding.incrementAndGet();
                    if (now > server.maxConnections()) {
                        exceeded.incrementAndGet();
                    }
                    holding.decrementAndGet();
                    lease.close(Outcome.COMPLETED);
                }
            }
        }, random -> {
            if (server.maxConnections() < 3 && random.nextInt(1000) == 0) {
                pool.maxConnections("a", server.maxConnections() + 1);
            }
        });
        assertThat(exceeded).hasValue(0);
        assertThat(server.inFlight()).isZero();
    }

    @Test
    void aLeaseIsGivenBackOnceHoweverManyCloseIt() throws Exception {
        var pool = new Pool(config(1, Schedulers.roundRobin(), 0));
        Server server = pool.servers().get(0);
        var current = new AtomicReference<>((Lease) pool.acquire(PickContext.UNKNOWN));
        together(random -> {
            for (int i = 0; i < 20_000; i++) {
                Lease lease = current.get();
                lease.active(random.nextBoolean());
                lease.close(random.nextBoolean() ? Outcome.COMPLETED : Outcome.CANCELLED);
                if (pool.acquire(PickContext.UNKNOWN) instanceof Lease next && !current.compareAndSet(lease, next)) {
                    next.close(Outcome.COMPLETED);
                }
            }
        }, random -> assertThat(server.inactive()).isGreaterThanOrEqualTo(0));
        current.get().close(Outcome.COMPLETED);
        assertThat(server.inFlight()).isZero();
        assertThat(server.inactive()).isZero();
        assertThat(server.overloaded()).isFalse();
    }

    @Test
    void aServerThatIsRemovedUnderLoadIsDrainedExactlyWhenItsLastLeaseIsClosed() throws Exception {
        for (int round = 0; round < 20; round++) {
            var clock = new VirtualClock();
            var pool = new Pool(config(3, Schedulers.roundRobin(), 0), clock);
            Server leaving = pool.servers().get(2);
            var drained = new AtomicReference<@Nullable DrainResult>();
            together(random -> {
                List<Lease> held = new ArrayList<>();
                for (int i = 0; i < 300; i++) {
                    if (pool.acquire(PickContext.UNKNOWN) instanceof Lease lease) {
                        held.add(lease);
                    }
                    if (held.size() > 3) {
                        held.remove(0).close(Outcome.COMPLETED);
                    }
                }
                held.forEach(lease -> lease.close(Outcome.COMPLETED));
            }, random -> {
                if (drained.get() == null && leaving.state().wish() == AdministrativeState.READY) {
                    pool.drain("s2", Duration.ofMinutes(1), clock).whenComplete((result, failure) -> drained.set(result));
                    pool.apply(config(2, Schedulers.roundRobin(), 0));
                }
            });
            assertThat(leaving.inFlight()).isZero();
            assertThat(drained).hasValue(DrainResult.IDLE);
        }
    }
}
