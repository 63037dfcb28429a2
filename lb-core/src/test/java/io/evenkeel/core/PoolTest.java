package io.evenkeel.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.core.time.VirtualClock;
import org.junit.jupiter.api.Test;

class PoolTest {
    private static PoolConfig.Builder twoServers() {
        return Pool.builder("web").scheduler(Schedulers.roundRobin()).server("a", "127.0.0.1:8001").server("b", "127.0.0.1:8002");
    }

    private static Server server(Pool pool, String name) {
        return Objects.requireNonNull(pool.server(name));
    }

    private static Lease lease(Admission admission) {
        assertThat(admission).isInstanceOf(Lease.class);
        return (Lease) admission;
    }

    @Test
    void aLeaseCountsUntilItIsClosedAndOnlyOnce() {
        var pool = new Pool(twoServers().build());
        Lease lease = lease(pool.acquire(PickContext.UNKNOWN));
        assertThat(lease.server().inFlight()).isEqualTo(1);
        lease.close(Outcome.SERVER_FAILED);
        lease.close(Outcome.SERVER_FAILED);
        assertThat(lease.server().inFlight()).isZero();
        assertThat(lease.server().failed()).isEqualTo(1);
        assertThat(lease.server().chosen()).isEqualTo(1);
    }

    @Test
    void aServerThatIsDownDrainedOrWeightlessGetsNothing() {
        var pool = new Pool(twoServers().build());
        pool.healthChanged(server(pool, "a"), Health.DOWN, "connection refused");
        assertThat(lease(pool.acquire(PickContext.UNKNOWN)).server().name()).isEqualTo("b");
        assertThat(lease(pool.acquire(PickContext.UNKNOWN)).server().name()).isEqualTo("b");

        pool.administrativeState("b", AdministrativeState.DRAIN);
        assertThat(pool.acquire(PickContext.UNKNOWN)).isEqualTo(Rejection.NO_USABLE_SERVER);

        pool.administrativeState("b", AdministrativeState.READY);
        pool.weight("b", 0);
        assertThat(pool.acquire(PickContext.UNKNOWN)).isEqualTo(Rejection.NO_USABLE_SERVER);

        pool.healthChanged(server(pool, "a"), Health.UP, "connected");
        assertThat(lease(pool.acquire(PickContext.UNKNOWN)).server().name()).isEqualTo("a");
    }

    @Test
    void aTriedServerIsNotChosenAgain() {
        var pool = new Pool(twoServers().build());
        Set<Server> tried = new HashSet<>();
        var context = new PickContext() {
            @Override
            public boolean tried(Server server) {
                return tried.contains(server);
            }
        };
        tried.add(lease(pool.acquire(context)).server());
        tried.add(lease(pool.acquire(context)).server());
        assertThat(tried).hasSize(2);
        assertThat(pool.acquire(context)).isEqualTo(Rejection.ALL_TRIED);
    }

    @Test
    void fullServersArePassedOverUntilAllAreFull() {
        var pool = new Pool(Pool.builder("web")
                .scheduler(Schedulers.roundRobin())
                .server("a", "127.0.0.1:8001", s -> s.maxConnections(1))
                .server("b", "127.0.0.1:8002", s -> s.maxConnections(2))
                .build());
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            leases.add(lease(pool.acquire(PickContext.UNKNOWN)));
        }
        assertThat(pool.acquire(PickContext.UNKNOWN)).isEqualTo(Rejection.SATURATED);
        leases.forEach(lease -> lease.close(Outcome.COMPLETED));
        assertThat(pool.acquire(PickContext.UNKNOWN)).isInstanceOf(Lease.class);
    }

    @Test
    void slotsNeverExceedTheMaximumUnderConcurrency() throws Exception {
        var pool = new Pool(Pool.builder("web")
                .scheduler(Schedulers.leastConnections())
                .server("a", "127.0.0.1:8001", s -> s.maxConnections(3))
                .build());
        var most = new AtomicInteger();
        var executor = Executors.newFixedThreadPool(4);
        List<Future<?>> runs = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            runs.add(executor.submit(() -> {
                for (int i = 0; i < 20_000; i++) {
                    if (pool.acquire(PickContext.UNKNOWN) instanceof Lease lease) {
                        most.accumulateAndGet(lease.server().inFlight(), Math::max);
                        lease.close(Outcome.COMPLETED);
                    }
                }
            }));
        }
        for (Future<?> run : runs) {
            run.get();
        }
        executor.shutdown();
        assertThat(most.get()).isBetween(1, 3);
        assertThat(server(pool, "a").inFlight()).isZero();
    }

    @Test
    void applyKeepsWhatStaysWithItsCountsAndTellsWhatChanged() {
        var pool = new Pool(twoServers().build());
        List<String> heard = new ArrayList<>();
        pool.observe(new PoolObserver() {
            @Override
            public void serverAdded(Server server) {
                heard.add("+" + server.name());
            }

            @Override
            public void serverRemoved(Server server) {
                heard.add("-" + server.name());
            }

            @Override
            public void serverChanged(Server server) {
                heard.add("~" + server.name());
            }
        });
        Server a = server(pool, "a");
        Server b = server(pool, "b");
        Lease onA = lease(pool.acquire(PickContext.UNKNOWN));
        assertThat(onA.server()).isSameAs(a);

        pool.apply(Pool.builder("web")
                .scheduler(Schedulers.roundRobin())
                .server("a", "127.0.0.1:8001", s -> s.weight(7))
                .server("c", "127.0.0.1:8003")
                .build());

        assertThat(heard).containsExactly("-b", "+c", "~a");
        assertThat(server(pool, "a")).isSameAs(a);
        assertThat(a.state().weight()).isEqualTo(7);
        assertThat(a.inFlight()).isEqualTo(1);
        assertThat(b.removed()).isTrue();
        onA.close(Outcome.COMPLETED);
        assertThat(a.inFlight()).isZero();
    }

    @Test
    void anEndpointThatChangesIsAnotherServer() {
        var pool = new Pool(twoServers().build());
        Server before = server(pool, "a");
        pool.apply(Pool.builder("web").scheduler(Schedulers.roundRobin()).server("a", "127.0.0.1:9001").build());
        assertThat(server(pool, "a")).isNotSameAs(before);
        assertThat(before.removed()).isTrue();
    }

    @Test
    void anObserverThatFailsDisturbsNobody() {
        var pool = new Pool(twoServers().build());
        List<String> heard = new ArrayList<>();
        pool.observe(new PoolObserver() {
            @Override
            public void healthChanged(Server server, Health before, Health now, String reason) {
                throw new IllegalStateException("an observer's mistake");
            }
        });
        pool.observe(new PoolObserver() {
            @Override
            public void healthChanged(Server server, Health before, Health now, String reason) {
                heard.add(server.name() + " " + before + " -> " + now + ": " + reason);
            }
        });
        pool.healthChanged(server(pool, "a"), Health.DOWN, "connection refused");
        pool.healthChanged(server(pool, "a"), Health.DOWN, "connection refused");
        assertThat(heard).containsExactly("a UNCHECKED -> DOWN: connection refused");
    }

    @Test
    void anObserverMayChangeThePool() {
        var pool = new Pool(twoServers().build());
        pool.observe(new PoolObserver() {
            @Override
            public void healthChanged(Server server, Health before, Health now, String reason) {
                pool.weight("b", 9);
            }
        });
        pool.healthChanged(server(pool, "a"), Health.DOWN, "connection refused");
        assertThat(server(pool, "b").state().weight()).isEqualTo(9);
    }

    @Test
    void badValuesNameThemselves() {
        assertThatThrownBy(() -> twoServers().server("c", "127.0.0.1:80", s -> s.weight(-1)).build())
                .hasMessage("weight of server c: -1 (expected: 0..256)");
        assertThatThrownBy(() -> twoServers().server("a", "127.0.0.1:80").build())
                .hasMessage("server name in pool web: a (expected: unique in the pool)");
        assertThatThrownBy(() -> twoServers().server("c", "127.0.0.1").build())
                .hasMessage("endpoint of server c: '127.0.0.1' (expected: host:port)");
        assertThatThrownBy(() -> new Pool(twoServers().server("c", "no-such-host.invalid:80").build()))
                .hasMessage("host of server c: no-such-host.invalid (expected: an IP address or a name that resolves)");
        assertThatThrownBy(() -> Pool.builder("web").build())
                .hasMessage("scheduler of pool web: none (expected: for example Schedulers.roundRobin())");
        assertThatThrownBy(() -> new Pool(twoServers().build()).weight("x", 1))
                .hasMessage("server of pool web: x (expected: one of [a, b])");
    }

    @Test
    void configurationsAreEqualWhenTheySayTheSame() {
        assertThat(twoServers().build()).isEqualTo(twoServers().build());
        assertThat(twoServers().build().toBuilder().build()).isEqualTo(twoServers().build());
        assertThat(twoServers().scheduler(Schedulers.leastConnections()).build()).isNotEqualTo(twoServers().build());
    }

    @Test
    void backupServersServeOnlyWhileNoOtherIsUsable() {
        PoolConfig.Builder servers = Pool.builder("web").scheduler(Schedulers.roundRobin()).server("a", "127.0.0.1:8001")
                .server("b", "127.0.0.1:8002", server -> server.backup()).server("c", "127.0.0.1:8003", server -> server.backup());
        for (boolean all : new boolean[] {false, true}) {
            var pool = new Pool((all ? servers.allBackups() : servers).build());
            assertThat(names(pool.snapshot())).containsExactly("a");
            pool.healthChanged(server(pool, "a"), Health.DOWN, "refused");
            assertThat(names(pool.snapshot())).isEqualTo(all ? List.of("b", "c") : List.of("b"));
            pool.healthChanged(server(pool, "b"), Health.DOWN, "refused");
            assertThat(names(pool.snapshot())).containsExactly("c");
            pool.healthChanged(server(pool, "a"), Health.UP, "connected");
            assertThat(names(pool.snapshot())).containsExactly("a");
            assertThat(server(pool, "a").recovered()).isTrue();
        }
    }

    private static List<String> names(PoolSnapshot snapshot) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < snapshot.size(); i++) {
            names.add(snapshot.server(i).name());
        }
        return names;
    }

    @Test
    void anOverloadedServerRecoversAtItsLowerThreshold() {
        for (int lower : new int[] {0, 2}) {
            var pool = new Pool(Pool.builder("web").scheduler(Schedulers.roundRobin())
                    .server("a", "127.0.0.1:8001", server -> server.thresholds(new ConnectionThresholds(4, lower))).build());
            List<Lease> leases = new ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                assertThat(server(pool, "a").overloaded()).isFalse();
                leases.add(lease(pool.acquire(PickContext.UNKNOWN)));
            }
            assertThat(server(pool, "a").overloaded()).isTrue();
            int left = 4;
            while (server(pool, "a").overloaded()) {
                leases.get(--left).close(Outcome.COMPLETED);
            }
            // With no lower threshold, below three quarters of the upper one.
            assertThat(left).isEqualTo(lower == 0 ? 2 : 1);
        }
    }

    @Test
    void aPickerHearsHowTheWorkWent() {
        var clock = new VirtualClock();
        List<String> heard = new ArrayList<>();
        var feedback = new Feedback() {
            @Override
            public void started(Server server) {
                heard.add("started " + server.inFlight());
            }

            @Override
            public void firstByte(Server server, long nanos) {
                heard.add("first byte after " + nanos);
            }

            @Override
            public void finished(Server server, long nanos, Outcome outcome) {
                heard.add(outcome + " after " + nanos + ", left " + server.inFlight());
            }
        };
        Scheduler scheduler = (snapshot, previous) -> new Picker() {
            @Override
            public Server pick(PickContext context) {
                return snapshot.server(0);
            }

            @Override
            public Feedback feedback() {
                return feedback;
            }
        };
        var pool = new Pool(Pool.builder("web").scheduler(scheduler).server("a", "127.0.0.1:8001").build(), clock);
        Lease lease = lease(pool.acquire(PickContext.UNKNOWN));
        clock.advance(Duration.ofNanos(5));
        lease.firstByte();
        lease.firstByte();
        lease.active(false);
        assertThat(lease.server().active()).isZero();
        clock.advance(Duration.ofNanos(2));
        lease.close(Outcome.COMPLETED);
        lease.active(true);
        assertThat(lease.server().inactive()).isZero();
        assertThat(heard).containsExactly("started 1", "first byte after 5", "COMPLETED after 7, left 0");
    }
}
