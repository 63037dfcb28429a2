package io.evenkeel.core.schedule.wrap;

import java.time.Duration;
import java.util.SplittableRandom;

import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.SchedulerContract;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.core.schedule.hash.HashSchedulers;
import io.evenkeel.core.schedule.load.LoadSchedulers;
import io.evenkeel.core.time.Clock;
import net.jqwik.api.Group;

/**
 * The contract holds with every wrapper around it, and with all of them around each other. The panic threshold chooses servers
 * that are down on purpose; {@link PanicThresholdTest} says which.
 */
@SuppressWarnings("ClassCanBeStatic") // Groups are not.
class WrapperContractTest {
    private static Scheduler p2c(int seed) {
        return LoadSchedulers.powerOfChoices(2, new SplittableRandom(seed));
    }

    @Group
    class SlowStartTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return SchedulerWrappers.slowStart(Schedulers.roundRobin(), WarmUp.over(Duration.ofMillis(50)));
        }

        @Override
        protected Shares shares() {
            return Shares.EXACT;
        }

        @Override
        protected int rotation(PoolSnapshot pool) {
            return 16 * 16 * pool.totalWeight();
        }

        @Override
        protected int tolerance() {
            return 16;
        }
    }

    @Group
    class SlowStartOfLeastConnectionsTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return SchedulerWrappers.slowStart(Schedulers.leastConnections(), WarmUp.over(Duration.ofMillis(50)));
        }
    }

    @Group
    class OutlierEjectionTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return SchedulerWrappers.outlierEjection(p2c(1), OutlierRules.DEFAULT, Clock.system());
        }

        @Override
        protected Shares shares() {
            return Shares.RANDOM;
        }
    }

    @Group
    class BoundedLoadTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return SchedulerWrappers.boundedLoad(HashSchedulers.rendezvous(HashKeys.application()), 1.25);
        }

        @Override
        protected Shares shares() {
            return Shares.RANDOM;
        }

        @Override
        protected double movedWhenOneLeaves(int servers) {
            return 0;
        }
    }

    @Group
    class ZoneAwareTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return SchedulerWrappers.zoneAware(p2c(2), "here", 1.4, new SplittableRandom(3));
        }

        @Override
        protected Shares shares() {
            return Shares.RANDOM;
        }
    }

    @Group
    class SubsetTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return SchedulerWrappers.subset(Schedulers.roundRobin(), "balancer", 3);
        }

        /** What a subset leaves out counts as untried. */
        @Override
        protected boolean mayDecline() {
            return true;
        }

        @Override
        protected boolean reachesEveryServer() {
            return false;
        }
    }

    @Group
    class DeterministicApertureTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return SchedulerWrappers.deterministicAperture(p2c(4), 1, 3, 2);
        }

        @Override
        protected boolean mayDecline() {
            return true;
        }

        @Override
        protected boolean reachesEveryServer() {
            return false;
        }
    }

    @Group
    class NestedTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            Scheduler warmed = SchedulerWrappers.slowStart(p2c(5), WarmUp.over(Duration.ofMillis(50)));
            Scheduler bounded = SchedulerWrappers.boundedLoad(warmed, 1.5);
            Scheduler ejecting = SchedulerWrappers.outlierEjection(bounded, OutlierRules.DEFAULT);
            Scheduler twice = SchedulerWrappers.slowStart(ejecting, WarmUp.over(Duration.ofMillis(20)));
            return SchedulerWrappers.zoneAware(SchedulerWrappers.subset(twice, "balancer", 100), "here");
        }
    }

    @Group
    class NestedTheOtherWayTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            Scheduler inner = SchedulerWrappers.zoneAware(LoadSchedulers.joinIdleQueue(2, new SplittableRandom(6)), null);
            Scheduler ejecting = SchedulerWrappers.outlierEjection(inner, OutlierRules.DEFAULT.latencyFactor(3));
            Scheduler warmed = SchedulerWrappers.slowStart(ejecting, WarmUp.over(Duration.ofMillis(50)));
            return SchedulerWrappers.boundedLoad(SchedulerWrappers.deterministicAperture(warmed, 0, 4, 100), 2);
        }
    }
}
