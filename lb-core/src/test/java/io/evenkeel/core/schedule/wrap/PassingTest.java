package io.evenkeel.core.schedule.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import com.sun.management.ThreadMXBean;
import io.evenkeel.core.Health;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.Pool;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.ExamplePools;
import io.evenkeel.core.schedule.ExampleRequest;
import io.evenkeel.core.schedule.hash.HashSchedulers;
import io.evenkeel.core.schedule.load.LoadSchedulers;
import io.evenkeel.core.time.VirtualClock;
import org.junit.jupiter.api.Test;

/** Nor do picks allocate while servers are passed over. */
class PassingTest {
    private final VirtualClock clock = new VirtualClock();

    private static void assertAllocatesNothing(Picker picker, PickContext request) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                picker.pick(request);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes allocated by 10000 picks").isLessThan(10_000);
    }

    @Test
    void aServerAtItsBound() {
        Scheduler plain = HashSchedulers.maglev(HashKeys.application());
        var pool = new Pool(ExamplePools.config(plain, List.of(1, 1, 1)).build());
        var request = new ExampleRequest(1);
        for (int i = 0; i < 9; i++) {
            pool.acquire(request);
        }
        Picker bounded = SchedulerWrappers.boundedLoad(plain, 1.1).picker(pool.snapshot(), null);
        assertThat(bounded.pick(request)).isNotSameAs(plain.picker(pool.snapshot(), null).pick(request));
        assertAllocatesNothing(bounded, request);
    }

    @Test
    void aServerThatWarmsUp() {
        Scheduler scheduler = SchedulerWrappers.slowStart(LoadSchedulers.joinIdleQueue(), WarmUp.over(Duration.ofSeconds(10)), clock);
        var pool = new Pool(ExamplePools.config(scheduler, List.of(1, 1, 1)).build(), clock);
        Picker first = scheduler.picker(pool.snapshot(), null);
        pool.healthChanged(Objects.requireNonNull(pool.server("s0")), Health.DOWN, "example");
        pool.healthChanged(Objects.requireNonNull(pool.server("s0")), Health.UP, "example");
        Picker warming = scheduler.picker(pool.snapshot(), first);
        assertThat(warming.rule(PickContext.UNKNOWN)).contains("s0 warms up, at 10 %");
        assertAllocatesNothing(warming, PickContext.UNKNOWN);
    }
}
