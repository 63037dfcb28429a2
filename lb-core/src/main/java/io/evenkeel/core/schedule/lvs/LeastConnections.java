package io.evenkeel.core.schedule.lvs;

import io.evenkeel.core.PickContext;

/** LVS {@code lc}: the least overhead, whatever the weights; of equals, the first. */
enum LeastConnections implements ListRule {
    INSTANCE;

    @Override
    public int choose(Destinations list, PickContext context) {
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < list.size(); i++) {
            if (list.available(i, context)) {
                long overhead = Destinations.overhead(list.server(i));
                if (overhead < least) {
                    best = i;
                    least = overhead;
                }
            }
        }
        return best;
    }

    @Override
    public String sentence() {
        return "lc: the server with the least overhead (256 x active + inactive connections), the first of equals";
    }

    @Override
    public String toString() {
        return "lc";
    }
}
