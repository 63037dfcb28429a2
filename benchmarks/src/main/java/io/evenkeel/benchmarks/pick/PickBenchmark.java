package io.evenkeel.benchmarks.pick;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One pick. Nothing is under way on any server, so what is measured is the way to the choice. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PickBenchmark {
    /** Who picks: a name of {@link Contenders}. */
    @Param("lvs rr")
    public String contender = "";

    /** Among how many servers. */
    @Param({"10", "100", "1000"})
    public int servers;

    private Contender picked = request -> null;

    /** The number of the next request of a thread. */
    @State(Scope.Thread)
    public static class Request {
        int number;
    }

    /** Builds the contender, and sees that it chooses. */
    @Setup
    public void build() {
        picked = Contenders.of(contender, servers);
        if (picked.pick(0) == null) {
            throw new IllegalStateException(contender + " chooses nothing among " + servers + " servers");
        }
    }

    /** A pick. */
    @Benchmark
    public Object pick(Request request) {
        Object choice = picked.pick(request.number++);
        if (choice == null) {
            throw new IllegalStateException(contender + " chose nothing");
        }
        return choice;
    }
}
