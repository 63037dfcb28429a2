package io.evenkeel.benchmarks.stress;

import io.evenkeel.core.ConnectionThresholds;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Pool;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.lvs.LvsSchedulers;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** The races about slots and leases of one server. */
public final class Leases {
    private Leases() {}

    private static Pool pool(int maxConnections, int upper) {
        return new Pool(Pool.builder("stressed").scheduler(LvsSchedulers.roundRobin())
                .server("a", "127.0.0.1:8001",
                        server -> server.maxConnections(maxConnections).thresholds(new ConnectionThresholds(upper, 0)))
                .build());
    }

    private static Lease lease(Pool pool) {
        return (Lease) pool.acquire(PickContext.UNKNOWN);
    }

    /** Two want the only slot: one gets it. */
    @JCStressTest
    @org.openjdk.jcstress.annotations.Outcome(id = {"true, false, 1", "false, true, 1"}, expect = Expect.ACCEPTABLE, desc = "one of them")
    @State
    public static class OneSlot {
        private final Pool pool = pool(1, 0);
        private final Server server = pool.servers().get(0);

        @Actor
        void first(ZZI_Result result) {
            result.r1 = pool.acquire(PickContext.UNKNOWN) instanceof Lease;
        }

        @Actor
        void second(ZZI_Result result) {
            result.r2 = pool.acquire(PickContext.UNKNOWN) instanceof Lease;
        }

        @Arbiter
        void count(ZZI_Result result) {
            result.r3 = server.inFlight();
        }
    }

    /** Two close the same lease, one of them blaming the server: it is given back once, and blamed at most once. */
    @JCStressTest
    @org.openjdk.jcstress.annotations.Outcome(id = {"0, 0, 1", "0, 1, 1"}, expect = Expect.ACCEPTABLE, desc = "closed once")
    @State
    public static class ClosedTwice {
        private final Pool pool = pool(0, 0);
        private final Lease lease = lease(pool);

        @Actor
        void first() {
            lease.close(Outcome.COMPLETED);
        }

        @Actor
        void second() {
            lease.close(Outcome.SERVER_FAILED);
        }

        @Arbiter
        void count(III_Result result) {
            result.r1 = lease.server().inFlight();
            result.r2 = (int) lease.server().failed();
            result.r3 = (int) lease.server().chosen();
        }
    }

    /** A connection becomes inactive, and active again, while somebody closes it: nothing is left of it. */
    @JCStressTest
    @org.openjdk.jcstress.annotations.Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "nothing is left")
    @State
    public static class ClosedWhileItChanges {
        private final Pool pool = pool(0, 0);
        private final Lease lease = lease(pool);

        @Actor
        void change() {
            lease.active(false);
            lease.active(true);
            lease.active(false);
        }

        @Actor
        void close() {
            lease.close(Outcome.COMPLETED);
        }

        @Arbiter
        void count(III_Result result) {
            result.r1 = lease.server().inFlight();
            result.r2 = lease.server().inactive();
            result.r3 = lease.server().active();
        }
    }

    /** One connection comes while another goes, at the threshold: an idle server is never left overloaded. */
    @JCStressTest
    @org.openjdk.jcstress.annotations.Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "idle and not overloaded")
    @State
    public static class OverloadIsNotStuck {
        private final Pool pool = pool(0, 1);
        private final Server server = pool.servers().get(0);

        private void visit() {
            if (pool.acquire(PickContext.UNKNOWN) instanceof Lease lease) {
                lease.close(Outcome.COMPLETED);
            }
        }

        @Actor
        void first() {
            visit();
        }

        @Actor
        void second() {
            visit();
        }

        @Arbiter
        void count(III_Result result) {
            result.r1 = server.inFlight();
            result.r2 = server.overloaded() ? 1 : 0;
            result.r3 = server.inactive();
        }
    }

    /** A server leaves while a request is admitted: the request gets it, or none, and the count says which. */
    @JCStressTest
    @org.openjdk.jcstress.annotations.Outcome(id = {"1, 1, 0", "0, 0, 0"}, expect = Expect.ACCEPTABLE, desc = "counted if it got one")
    @State
    public static class RemovedMeanwhile {
        private final Pool pool = pool(0, 0);
        private final Server server = pool.servers().get(0);

        @Actor
        void acquire(III_Result result) {
            result.r1 = pool.acquire(PickContext.UNKNOWN) instanceof Lease ? 1 : 0;
        }

        @Actor
        void remove() {
            pool.apply(Pool.builder("stressed").scheduler(LvsSchedulers.roundRobin()).build());
        }

        @Arbiter
        void count(III_Result result) {
            result.r2 = server.inFlight();
            result.r3 = pool.acquire(PickContext.UNKNOWN) instanceof Lease ? 1 : 0;
        }
    }
}
