package io.evenkeel.core.schedule.lvs;

import io.evenkeel.core.PickContext;

/** LVS {@code wlc}: the least overhead for its weight; of equals, the first. */
enum WeightedLeastConnections implements ListRule {
    INSTANCE;

    @Override
    public int choose(Destinations list, PickContext context) {
        int best = -1;
        long least = 0;
        for (int i = 0; i < list.size(); i++) {
            if (list.available(i, context)) {
                long overhead = Destinations.overhead(list.server(i));
                if (best < 0 || least * list.weight(i) > overhead * list.weight(best)) {
                    best = i;
                    least = overhead;
                }
            }
        }
        return best;
    }

    @Override
    public String sentence() {
        return "wlc: the server with the least overhead (256 x active + inactive connections) per weight, the first of equals";
    }

    @Override
    public String toString() {
        return "wlc";
    }
}
