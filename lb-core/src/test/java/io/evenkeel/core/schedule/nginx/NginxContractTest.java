package io.evenkeel.core.schedule.nginx;

import java.util.Optional;

import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.SchedulerContract;
import net.jqwik.api.Group;

/** What nginx' algorithms promise besides their orders. */
@SuppressWarnings("ClassCanBeStatic") // jqwik wants groups to be inner classes
class NginxContractTest {
    @Group
    class SmoothRoundRobins extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return NginxSchedulers.smoothRoundRobin();
        }

        @Override
        protected Shares shares() {
            return Shares.EXACT;
        }

        @Override
        protected Optional<Picker> pickerAt(PoolSnapshot pool, int cursor) {
            return Optional.of(SmoothRoundRobin.pickerAt(pool, cursor));
        }
    }

    @Group
    class ByNetwork extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return NginxSchedulers.ipHash();
        }
    }

    @Group
    class ByKey extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return NginxSchedulers.hash(HashKeys.uri().whole());
        }
    }

    @Group
    class OnKetamaRing extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return NginxSchedulers.consistentHash(HashKeys.application());
        }

        /** The keys of other servers never move. */
        @Override
        protected double movedWhenOneLeaves(int servers) {
            return 0;
        }
    }

    @Group
    class LeastConnection extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return NginxSchedulers.leastConnections();
        }

        @Override
        protected Shares shares() {
            return Shares.EXACT;
        }
    }

    @Group
    class Fairs extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return NginxSchedulers.fair();
        }

        @Override
        protected Shares shares() {
            return Shares.EVEN;
        }
    }

    @Group
    class Randoms extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return NginxSchedulers.random();
        }

        @Override
        protected Shares shares() {
            return Shares.RANDOM;
        }
    }

    @Group
    class RandomTwos extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return NginxSchedulers.randomTwo();
        }
    }
}
