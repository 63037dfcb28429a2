package io.evenkeel.core.schedule.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Pool;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.ExamplePools;
import io.evenkeel.core.schedule.basis.ThreadChance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinIdleQueueTest {
    private static Lease acquire(Pool pool) {
        return (Lease) pool.acquire(PickContext.UNKNOWN);
    }

    @Test
    void asLongAsSomebodyIsIdleNobodyWaits() {
        var pool = new Pool(ExamplePools
                .config(LoadSchedulers.joinIdleQueue(1, new SplittableRandom(1)), Collections.nCopies(70, 1)).build());
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            leases.add(acquire(pool));
        }
        assertThat(pool.servers()).allSatisfy(server -> assertThat(server.inFlight()).isEqualTo(1));
        Server freed = leases.get(33).server();
        leases.get(33).close(Outcome.COMPLETED);
        assertThat(acquire(pool).server()).isSameAs(freed);
    }

    @Test
    void anIdleServerIsKnownToTheNextSnapshotToo() {
        var pool = new Pool(ExamplePools.config(LoadSchedulers.joinIdleQueue(), List.of(1, 1, 1)).build());
        List<Lease> leases = List.of(acquire(pool), acquire(pool), acquire(pool));
        pool.weight("s0", 2);
        leases.get(1).close(Outcome.COMPLETED);
        assertThat(acquire(pool).server()).isSameAs(leases.get(1).server());
    }

    /** Threads that take and finish at the same time lose no server: in the end every one of them waits in a queue. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void noServerIsLost(int queues) throws InterruptedException {
        var pool = new Pool(ExamplePools
                .config(LoadSchedulers.joinIdleQueue(queues, ThreadChance.INSTANCE), Collections.nCopies(6, 1)).build());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var thread = new Thread(() -> {
                for (int request = 0; request < 20_000; request++) {
                    Lease first = acquire(pool);
                    Lease second = acquire(pool);
                    first.close(Outcome.COMPLETED);
                    second.close(Outcome.COMPLETED);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        String rule = pool.explain(PickContext.UNKNOWN).rule();
        assertThat(pool.servers()).allSatisfy(server -> assertThat(rule).contains(server.name()));
    }
}
