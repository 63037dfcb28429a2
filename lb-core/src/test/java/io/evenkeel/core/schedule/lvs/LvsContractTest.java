package io.evenkeel.core.schedule.lvs;

import java.util.Random;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.schedule.SchedulerContract;
import io.evenkeel.core.time.Clock;
import net.jqwik.api.Group;

/**
 * What every scheduler keeps, for those of LVS. Their cursors are places on a list and weights, which cannot overflow; so no
 * test of a wrap.
 */
@SuppressWarnings("ClassCanBeStatic")
class LvsContractTest {
    @Group
    class Rr extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.roundRobin();
        }

        @Override
        protected Shares shares() {
            return Shares.EVEN;
        }
    }

    @Group
    class Wrr extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.weightedRoundRobin();
        }

        @Override
        protected Shares shares() {
            return Shares.EXACT;
        }
    }

    @Group
    class Lc extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.leastConnections();
        }
    }

    @Group
    class Wlc extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.weightedLeastConnections();
        }
    }

    @Group
    class Sed extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.shortestExpectedDelay();
        }
    }

    @Group
    class Nq extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.neverQueue();
        }
    }

    @Group
    class Lblc extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.localityBased(Clock.system());
        }
    }

    @Group
    class Lblcr extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.localityBasedReplicated(Clock.system());
        }
    }

    @Group
    class Dh extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.destinationHashing();
        }

        @Override
        protected boolean mayDecline() {
            return true;
        }
    }

    @Group
    class Sh extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.sourceHashing();
        }

        @Override
        protected boolean mayDecline() {
            return true;
        }
    }

    @Group
    class ShWithFallback extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.sourceHashing(HashFlag.FALLBACK, HashFlag.PORT);
        }

        @Override
        protected boolean mayDecline() {
            return true;
        }
    }

    @Group
    class Fo extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.weightedFailover();
        }

        @Override
        protected boolean reachesEveryServer() {
            return false;
        }
    }

    @Group
    class Ovf extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.weightedOverflow();
        }

        @Override
        protected boolean mayDecline() {
            return true;
        }
    }

    @Group
    class Mh extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.maglev();
        }

        @Override
        protected boolean mayDecline() {
            return true;
        }

        @Override
        protected double movedWhenOneLeaves(int servers) {
            return 0.05;
        }
    }

    @Group
    class MhWithFallback extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.maglev(HashFlag.FALLBACK, HashFlag.PORT);
        }

        @Override
        protected double movedWhenOneLeaves(int servers) {
            return 0.05;
        }
    }

    @Group
    class Twos extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return LvsSchedulers.twoChoices(new Random(1));
        }
    }
}
