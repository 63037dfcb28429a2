package io.evenkeel.core.schedule.rotation;

import java.util.BitSet;

import io.evenkeel.core.schedule.basis.Divisor;
import org.jspecify.annotations.Nullable;

/**
 * How an order repeats itself: the turns from {@code start} on, {@code length} of them, come again and again, and each time
 * the servers take each other's roles by the same permutation. What a server is some periods later is found in the cycle of
 * the permutation that it belongs to.
 */
final class Period {
    final long start;
    /** The servers of the first time. */
    private final char[] order;
    private final Divisor length;
    /** The cycle of each server and its place there; null when nobody changes roles. */
    private final int @Nullable [][] cycleOf;
    private final int[] placeOf;

    Period(long start, char[] order, int[] rolesBefore, int[] rolesAfter) {
        this.start = start;
        this.order = order;
        this.length = new Divisor(order.length);
        int[] successor = new int[rolesBefore.length];
        boolean same = true;
        for (int role = 0; role < rolesBefore.length; role++) {
            successor[rolesBefore[role]] = rolesAfter[role];
            same &= rolesBefore[role] == rolesAfter[role];
        }
        this.placeOf = new int[same ? 0 : successor.length];
        this.cycleOf = same ? null : cycles(successor, placeOf);
    }

    private static int[][] cycles(int[] successor, int[] placeOf) {
        int[][] cycleOf = new int[successor.length][];
        var found = new BitSet(successor.length);
        for (int first = 0; first < successor.length; first++) {
            if (found.get(first)) {
                continue;
            }
            int size = 1;
            for (int i = successor[first]; i != first; i = successor[i]) {
                size++;
            }
            int[] cycle = new int[size];
            int member = first;
            for (int place = 0; place < size; place++) {
                cycle[place] = member;
                found.set(member);
                cycleOf[member] = cycle;
                placeOf[member] = place;
                member = successor[member];
            }
        }
        return cycleOf;
    }

    /** Whose turn it is {@code since} turns after the start. */
    int at(long since) {
        long periods = periods(since);
        return later(order[(int) (since - periods * order.length)], periods);
    }

    /** How many turns there are until it comes again. */
    int length() {
        return order.length;
    }

    /** How many whole periods are over {@code since} turns after the start. */
    long periods(long since) {
        return length.quotient(since);
    }

    /** Who has the role of {@code server} that many periods later. */
    int later(int server, long periods) {
        if (cycleOf == null || periods == 0) {
            return server;
        }
        int[] cycle = cycleOf[server];
        return cycle[(int) ((placeOf[server] + periods) % cycle.length)];
    }
}
