package io.evenkeel.core.schedule;

import io.evenkeel.core.Scheduler;

class LeastConnectionsContractTest extends SchedulerContract {
    @Override
    protected Scheduler scheduler() {
        return Schedulers.leastConnections();
    }

    @Override
    protected Shares shares() {
        return Shares.EVEN;
    }
}
