package io.evenkeel.core.schedule.lvs;

import io.evenkeel.core.PickContext;

/** LVS {@code fo}: the greatest weight; of equals, the first. */
enum WeightedFailover implements ListRule {
    INSTANCE;

    @Override
    public int choose(Destinations list, PickContext context) {
        int best = -1;
        for (int i = 0; i < list.size(); i++) {
            if (list.available(i, context) && (best < 0 || list.weight(i) > list.weight(best))) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public String sentence() {
        return "fo: the server with the greatest weight, the first of equals";
    }

    @Override
    public String toString() {
        return "fo";
    }
}
