package io.evenkeel.core.schedule.load;

import java.util.SplittableRandom;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.schedule.SchedulerContract;
import io.evenkeel.core.time.Clock;
import net.jqwik.api.Group;

/** Every scheduler of the package keeps the contract; seeds are fixed. */
@SuppressWarnings("ClassCanBeStatic") // Groups are not.
class LoadContractTest {
    @Group
    class PowerOfTwoChoicesTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LoadSchedulers.powerOfChoices(2, new SplittableRandom(1));
        }

        @Override
        protected Shares shares() {
            return Shares.RANDOM;
        }
    }

    @Group
    class PowerOfThreeChoicesTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LoadSchedulers.powerOfChoices(3, new SplittableRandom(2));
        }

        @Override
        protected Shares shares() {
            return Shares.RANDOM;
        }
    }

    @Group
    class PeakEwmaTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LoadSchedulers.peakEwma(Clock.system(), LatencyMemory.DEFAULT, new SplittableRandom(3));
        }

        @Override
        protected Shares shares() {
            return Shares.RANDOM;
        }
    }

    @Group
    class PrequalTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LoadSchedulers.prequal(PrequalOptions.DEFAULT, Clock.system(), new SplittableRandom(4));
        }
    }

    @Group
    class JoinIdleQueueTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LoadSchedulers.joinIdleQueue(1, new SplittableRandom(5));
        }
    }

    @Group
    class JoinManyIdleQueuesTest extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LoadSchedulers.joinIdleQueue(7, new SplittableRandom(6));
        }
    }
}
