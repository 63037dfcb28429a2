package io.evenkeel.core.schedule.lvs;

import java.util.HashMap;
import java.util.Map;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * LVS {@code mh}: Google's Maglev hashing with 4093 places, looked up by the hash of the client's address. A quiesced or
 * overloaded server keeps its places, so that its clients come back to it; a server that leaves moves few others.
 *
 * @param fallback whether clients of a server that takes nothing go elsewhere instead of being refused
 * @param withPort whether the client's port takes part
 */
record Maglev(boolean fallback, boolean withPort) implements Scheduler {
    private static final long CLIENT_KEY = 2_654_435_761L;
    private static final long SKIP_KEY = 2_654_446_892L;

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        Destinations list = Destinations.of(pool);
        Table before = previous instanceof Table table ? table : null;
        if (before != null && before.list.sameAs(list)) {
            return new Table(this, list, before.lastWeights, before.places);
        }
        Map<Server, Integer> lastWeights = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            int last = before == null ? 0 : before.lastWeights.getOrDefault(list.server(i), 0);
            lastWeights.put(list.server(i), list.weight(i) > 0 ? list.weight(i) : last);
        }
        return new Table(this, list, lastWeights, MaglevTable.of(list, lastWeights, Maglev::offset, Maglev::skip));
    }

    private static int offset(Server server) {
        return key(KernelHash.fold(server.address()) + server.address().getPort(), CLIENT_KEY, MaglevTable.PLACES);
    }

    private static int skip(Server server) {
        return key(KernelHash.fold(server.address()) + server.address().getPort(), SKIP_KEY, MaglevTable.PLACES - 1) + 1;
    }

    private static int key(int value, long key, int bound) {
        return Integer.remainderUnsigned(KernelHash.sipHash(value, key), bound);
    }

    @Override
    public String toString() {
        return "mh" + (fallback ? " mh-fallback" : "") + (withPort ? " mh-port" : "");
    }

    private static final class Table implements ListPicker.Memoryless {
        private final Maglev how;
        private final Destinations list;
        /** The last weight of each server that was not 0; it decides about the places. */
        private final Map<Server, Integer> lastWeights;
        private final int[] places;

        Table(Maglev how, Destinations list, Map<Server, Integer> lastWeights, int[] places) {
            this.how = how;
            this.list = list;
            this.lastWeights = lastWeights;
            this.places = places;
        }

        private int value(PickContext context) {
            return KernelHash.fold(context.client()) + (how.withPort ? KernelHash.port(context.client()) : 0);
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            if (places.length == 0) {
                return null;
            }
            int value = value(context);
            int first = key(value, CLIENT_KEY, MaglevTable.PLACES);
            int index = places[first];
            if (list.available(index, context)) {
                return list.server(index);
            }
            for (int offset = 0; how.fallback && offset < MaglevTable.PLACES; offset++) {
                index = places[key(value + (first + offset) % MaglevTable.PLACES, CLIENT_KEY, MaglevTable.PLACES)];
                if (list.available(index, context)) {
                    return list.server(index);
                }
            }
            return null;
        }

        @Override
        public String rule(PickContext context) {
            return how + ": the client hashes to place " + key(value(context), CLIENT_KEY, MaglevTable.PLACES) + " of "
                    + MaglevTable.PLACES + ", which the servers took in turns by their preferences"
                    + (how.fallback ? "; if that one takes nothing, another" : "");
        }
    }
}
