package io.evenkeel.core.schedule.lvs;

import io.evenkeel.core.PickContext;

/** LVS {@code nq}: the first server without active connections; while there is none, as {@link ShortestExpectedDelay}. */
enum NeverQueue implements ListRule {
    INSTANCE;

    @Override
    public int choose(Destinations list, PickContext context) {
        for (int i = 0; i < list.size(); i++) {
            if (list.available(i, context) && list.server(i).active() == 0) {
                return i;
            }
        }
        return ShortestExpectedDelay.INSTANCE.choose(list, context);
    }

    @Override
    public String sentence() {
        return "nq: the first server without active connections, else the one with the least (active connections + 1) / weight";
    }

    @Override
    public String toString() {
        return "nq";
    }
}
