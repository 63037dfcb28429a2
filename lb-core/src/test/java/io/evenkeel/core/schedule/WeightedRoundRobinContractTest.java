package io.evenkeel.core.schedule;

import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;

class WeightedRoundRobinContractTest extends SchedulerContract {
    @Override
    protected Scheduler scheduler() {
        return Schedulers.roundRobin();
    }

    @Override
    protected Shares shares() {
        return Shares.EXACT;
    }

    @Override
    protected int rotation(PoolSnapshot pool) {
        return 16 * pool.totalWeight();
    }

    @Override
    protected int tolerance() {
        return 1;
    }
}
