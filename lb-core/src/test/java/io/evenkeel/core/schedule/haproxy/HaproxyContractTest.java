package io.evenkeel.core.schedule.haproxy;

import java.util.Optional;
import java.util.random.RandomGenerator;

import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.SchedulerContract;
import net.jqwik.api.Group;

/** What HAProxy's algorithms promise besides their orders. */
@SuppressWarnings("ClassCanBeStatic") // jqwik wants groups to be inner classes
class HaproxyContractTest {
    @Group
    class RoundRobins extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return HaproxySchedulers.roundRobin();
        }

        @Override
        protected Shares shares() {
            return Shares.EXACT;
        }

        /** A window; servers of equal weight exchange their roles from one to the next. */
        @Override
        protected int rotation(PoolSnapshot pool) {
            return FineWeights.SCALE * pool.totalWeight();
        }

        @Override
        protected int tolerance() {
            return 1;
        }

        @Override
        protected Optional<Picker> pickerAt(PoolSnapshot pool, int cursor) {
            return Optional.of(RoundRobin.picker(pool, FineWeights.full(pool), null, cursor));
        }
    }

    @Group
    class StaticRoundRobins extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return HaproxySchedulers.staticRoundRobin();
        }

        @Override
        protected Shares shares() {
            return Shares.EXACT;
        }
    }

    /** It follows the leases; picks alone change nothing. */
    @Group
    class LeastConnection extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return HaproxySchedulers.leastConnections();
        }
    }

    @Group
    class Firsts extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return HaproxySchedulers.first();
        }

        @Override
        protected boolean reachesEveryServer() {
            return false;
        }
    }

    @Group
    class BySource extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return HaproxySchedulers.hash(HashKeys.source());
        }
    }

    @Group
    class OnRings extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return HaproxySchedulers.hash(HashKeys.uri()).onRing();
        }

        @Override
        protected boolean reachesEveryServer() {
            return false;
        }

        /** The keys of other servers never move. */
        @Override
        protected double movedWhenOneLeaves(int servers) {
            return 0;
        }
    }

    @Group
    class BoundedLoads extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return HaproxySchedulers.hash(HashKeys.application()).onRing().boundedLoad(125);
        }
    }

    @Group
    class Randoms extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return HaproxySchedulers.random(2);
        }
    }

    @Group
    class BoundedRandoms extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return HaproxySchedulers.random(1, RandomGenerator.of("L64X128MixRandom")).boundedLoad(150);
        }
    }
}
