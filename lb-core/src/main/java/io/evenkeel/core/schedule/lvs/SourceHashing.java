package io.evenkeel.core.schedule.lvs;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/**
 * LVS {@code sh}: a table of 256 places, in which each server in turn gets as many as its weight says, and at least one; looked
 * up by the hash of the client's address. A server that takes nothing keeps its places.
 *
 * @param fallback whether clients of such a server go elsewhere instead of being refused
 * @param withPort whether the client's port takes part
 */
record SourceHashing(boolean fallback, boolean withPort) implements Scheduler {
    private static final int BITS = 8;
    private static final int PLACES = 1 << BITS;

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        Destinations list = Destinations.of(pool);
        if (previous instanceof Table before && before.list.sameAs(list)) {
            return new Table(this, list, before.places);
        }
        var places = new int[PLACES];
        int index = 0;
        int given = 0;
        for (int place = 0; place < PLACES && list.size() > 0; place++) {
            places[place] = index;
            if (++given >= list.weight(index)) {
                index = index + 1 == list.size() ? 0 : index + 1;
                given = 0;
            }
        }
        return new Table(this, list, places);
    }

    @Override
    public String toString() {
        return "sh" + (fallback ? " sh-fallback" : "") + (withPort ? " sh-port" : "");
    }

    private static final class Table implements ListPicker.Memoryless {
        private final SourceHashing how;
        private final Destinations list;
        private final int[] places;

        Table(SourceHashing how, Destinations list, int[] places) {
            this.how = how;
            this.list = list;
            this.places = places;
        }

        private int place(PickContext context) {
            int key = KernelHash.fold(context.client()) + (how.withPort ? KernelHash.port(context.client()) : 0);
            return KernelHash.hash32(key, BITS);
        }

        @Override
        public @Nullable Server pick(PickContext context) {
            if (list.size() == 0) {
                return null;
            }
            int place = place(context);
            int index = places[place];
            if (list.available(index, context)) {
                return list.server(index);
            }
            // The kernel adds the place to itself here, so the search begins at twice the place.
            for (int offset = 0; how.fallback && offset < PLACES; offset++) {
                index = places[(2 * place + offset) % PLACES];
                if (list.available(index, context)) {
                    return list.server(index);
                }
            }
            return null;
        }

        @Override
        public String rule(PickContext context) {
            return how + ": the client hashes to place " + place(context) + " of " + PLACES
                    + ", which are dealt to the servers by weight" + (how.fallback ? "; if that one takes nothing, another" : "");
        }
    }
}
