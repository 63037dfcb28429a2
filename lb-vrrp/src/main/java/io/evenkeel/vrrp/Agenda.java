package io.evenkeel.vrrp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Which virtual router wants its turn when. Driver thread only. */
final class Agenda {
    /** So many are brought together at most: a burst must not be more than a receiver's buffer holds. */
    private static final int MOST_TOGETHER = 32;

    private final NavigableSet<Entry> entries = new TreeSet<>();
    private final Map<VirtualRouter, Entry> byRouter = new HashMap<>();
    private long count;

    /**
     * A turn that somebody wants.
     *
     * @param at on the monotonic clock, which has no beginning: only differences say what is earlier
     * @param early by how many nanoseconds it may come before that, if another's turn has come
     * @param number tells turns at the same time apart
     */
    private record Entry(long at, long early, long number, VirtualRouter router) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return at == other.at ? Long.compare(number, other.number) : Long.signum(at - other.at);
        }
    }

    /** From now on {@code router} wants its turn then, or so much earlier, and not when it did before. */
    void put(VirtualRouter router, OptionalLong at, long early) {
        Entry before = byRouter.get(router);
        if (at.isEmpty()) {
            remove(router);
        } else if (before == null || before.at() != at.getAsLong() || before.early() != early) {
            remove(router);
            var entry = new Entry(at.getAsLong(), early, count++, router);
            entries.add(entry);
            byRouter.put(router, entry);
        }
    }

    /** {@code router} wants no turn any more. */
    void remove(VirtualRouter router) {
        Entry entry = byRouter.remove(router);
        if (entry != null) {
            entries.remove(entry);
        }
    }

    /**
     * Whose turn it is at {@code now}, the earliest first; if it is anybody's, also of those who may come early. Whatever they
     * do then, they will want their next turn together: hundreds of routers wake the thread some tens of times in their
     * interval. They stay until they want it at another time.
     */
    List<VirtualRouter> due(long now) {
        var due = new ArrayList<VirtualRouter>();
        for (Entry entry : entries) {
            long wait = entry.at() - now;
            boolean goesAlong = wait <= entry.early() && !due.isEmpty() && due.size() < MOST_TOGETHER;
            if (wait > 0 && !goesAlong) {
                break;
            }
            due.add(entry.router());
        }
        return due;
    }

    /** When the next turn is wanted. */
    OptionalLong next() {
        return entries.isEmpty() ? OptionalLong.empty() : OptionalLong.of(entries.first().at());
    }
}
