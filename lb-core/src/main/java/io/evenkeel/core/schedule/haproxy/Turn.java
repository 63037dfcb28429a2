package io.evenkeel.core.schedule.haproxy;

import java.util.Comparator;

import io.evenkeel.core.Server;

/** Where a server stands in {@link FairTurns}. */
final class Turn {
    /** Where a server waits for its turn. */
    enum Place {
        /** For its next turn in this window. */
        CURRENT,
        /** For its first turn in this window. */
        FIRST,
        /** For the next window. */
        NEXT
    }

    /** By when the turn is due; of two at the same time, whoever came first. */
    static final Comparator<Turn> EARLIEST = (a, b) -> a.key != b.key ? Long.compare(a.key, b.key)
            : Long.compare(a.sequence, b.sequence);

    final Server server;
    int index;
    /** In sixteenths. */
    int weight;
    Place place = Place.FIRST;
    long lastDue;
    long due;
    int remainder;
    long key;
    long sequence;

    Turn(Server server, int index, int weight) {
        this.server = server;
        this.index = index;
        this.weight = weight;
    }

    /** The same place for this or another server. */
    Turn copy(Server copied, int copiedIndex) {
        var copy = new Turn(copied, copiedIndex, weight);
        copy.place = place;
        copy.lastDue = lastDue;
        copy.due = due;
        copy.remainder = remainder;
        copy.key = key;
        copy.sequence = sequence;
        return copy;
    }

    /** Moves on by its share of the window, remainders carried along; from {@code position} if this is its first turn. */
    void served(long position, long windowWeight) {
        if (place == Place.FIRST) {
            due = 0;
            remainder = 0;
        }
        lastDue = due == 0 ? position : due;
        due = lastDue + windowWeight / weight;
        remainder += (int) (windowWeight % weight);
        if (remainder >= weight) {
            remainder -= weight;
            due++;
        }
    }
}
