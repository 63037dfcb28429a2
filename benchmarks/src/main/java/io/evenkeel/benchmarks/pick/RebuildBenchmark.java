package io.evenkeel.benchmarks.pick;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A new picker after a server has left or come back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RebuildBenchmark {
    /** Whose picker: a name of {@link Contenders#SCHEDULERS}. */
    @Param("lvs rr")
    public String contender = "";

    /** Among how many servers. */
    @Param("1000")
    public int servers;

    private @Nullable Scheduler scheduler;
    private @Nullable Picker picker;
    private PoolSnapshot[] snapshots = {};
    private int turn;

    /** Builds a pool with all of its servers, and one with all but one. */
    @Setup
    public void build() {
        Supplier<Scheduler> maker = Contenders.SCHEDULERS.get(contender);
        if (maker == null) {
            throw new IllegalArgumentException("contender: " + contender + " (expected: one of " + Contenders.SCHEDULERS.keySet() + ")");
        }
        scheduler = maker.get();
        PoolSnapshot all = EvenkeelPicks.pool(scheduler, servers).snapshot();
        snapshots = new PoolSnapshot[] {all, all.only(index -> index != servers / 2)};
    }

    /** A rebuild. */
    @Benchmark
    public Object rebuild() {
        if (scheduler == null) {
            throw new IllegalStateException("not built");
        }
        picker = scheduler.picker(snapshots[turn++ & 1], picker);
        return picker;
    }
}
