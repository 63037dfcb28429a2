package io.evenkeel.core.schedule.lvs;

import io.evenkeel.core.PickContext;

/**
 * LVS {@code ovf}: the greatest weight among the servers that have no more active connections than that; none when all have
 * more.
 *
 * @param connections how many connections one unit of weight stands for; the kernel's weights are that many times ours
 */
record WeightedOverflow(int connections) implements ListRule {
    @Override
    public int choose(Destinations list, PickContext context) {
        int best = -1;
        for (int i = 0; i < list.size(); i++) {
            if (list.available(i, context) && list.server(i).active() <= (long) connections * list.weight(i)
                    && (best < 0 || list.weight(i) > list.weight(best))) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public String sentence() {
        return "ovf: the server with the greatest weight among those with no more than " + connections
                + " active connections for each unit of weight";
    }

    @Override
    public String toString() {
        return "ovf";
    }
}
