package io.evenkeel.core.schedule.lvs;

import io.evenkeel.core.PickContext;

/** LVS {@code sed}: the least of (active connections + 1) / weight; of equals, the first. */
enum ShortestExpectedDelay implements ListRule {
    INSTANCE;

    @Override
    public int choose(Destinations list, PickContext context) {
        int best = -1;
        long least = 0;
        for (int i = 0; i < list.size(); i++) {
            if (list.available(i, context)) {
                long expected = list.server(i).active() + 1L;
                if (best < 0 || least * list.weight(i) > expected * list.weight(best)) {
                    best = i;
                    least = expected;
                }
            }
        }
        return best;
    }

    @Override
    public String sentence() {
        return "sed: the server with the least (active connections + 1) / weight, the first of equals";
    }

    @Override
    public String toString() {
        return "sed";
    }
}
