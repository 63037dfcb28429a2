package io.evenkeel.core.schedule.load;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The last answers to probes. An answer is one word (server index, requests in flight, latency, uses left), so that any threads
 * may use it up without a lock; its time stands beside it and, while an answer is being replaced, may be that of the one before.
 */
final class ProbePool {
    private static final long EMPTY = 0;
    private static final int LATENCY_BITS = 24;
    private static final int LATENCY_UNIT_BITS = 12;
    private static final int MOST_LATENCY = (1 << LATENCY_BITS) - 1;
    private static final int MOST_IN_FLIGHT = (1 << 16) - 1;

    private final AtomicLongArray answers;
    private final AtomicLongArray times;
    private final double hotQuantile;
    private final long probeAge;
    // The requests in flight above which a server is hot; as of the last answers, written by whoever brings one.
    private volatile int hotAbove;
    private int sinceHotness;

    ProbePool(int size, double hotQuantile, long probeAge) {
        this.answers = new AtomicLongArray(size);
        this.times = new AtomicLongArray(size);
        this.hotQuantile = hotQuantile;
        this.probeAge = probeAge;
    }

    static int server(long answer) {
        return (int) (answer >>> 48);
    }

    static int inFlight(long answer) {
        return (int) (answer >>> 32) & MOST_IN_FLIGHT;
    }

    /** In units of 4096 ns; unknown ones are the longest. */
    static int latency(long answer) {
        return (int) (answer >>> 8) & MOST_LATENCY;
    }

    static int uses(long answer) {
        return (int) answer & 0xff;
    }

    static long answer(int server, long inFlight, long latencyNanos, int uses) {
        long latency = latencyNanos < 0 ? MOST_LATENCY : Math.min(MOST_LATENCY, latencyNanos >>> LATENCY_UNIT_BITS);
        return ((long) server << 48) | (Math.min(MOST_IN_FLIGHT, inFlight) << 32) | (latency << 8) | uses;
    }

    int size() {
        return answers.length();
    }

    /** The answer in {@code slot} if it is of use at {@code now}, else 0, which no answer is. */
    long at(int slot, long now) {
        long answer = answers.get(slot);
        return answer != EMPTY && now - times.get(slot) <= probeAge ? answer : EMPTY;
    }

    boolean hot(long answer) {
        return inFlight(answer) > hotAbove;
    }

    /** Keeps an answer: in place of one of the same server, of none, or of the oldest. */
    void add(long answer, long now) {
        int place = 0;
        long oldest = Long.MIN_VALUE;
        for (int slot = 0; slot < answers.length(); slot++) {
            long present = answers.get(slot);
            long age = present == EMPTY ? Long.MAX_VALUE - 1 : now - times.get(slot);
            if (present != EMPTY && server(present) == server(answer)) {
                age = Long.MAX_VALUE;
            }
            if (age > oldest) {
                oldest = age;
                place = slot;
            }
        }
        times.set(place, now);
        answers.set(place, answer);
        if (++sinceHotness >= answers.length() / 2) {
            sinceHotness = 0;
            hotAbove = quantile(now);
        }
    }

    /** The number of requests in flight that {@code hotQuantile} of the answers do not exceed. */
    private int quantile(long now) {
        int known = 0;
        for (int slot = 0; slot < answers.length(); slot++) {
            known += at(slot, now) == EMPTY ? 0 : 1;
        }
        int rank = (int) (hotQuantile * (known - 1));
        for (int slot = 0; slot < answers.length(); slot++) {
            long answer = at(slot, now);
            if (answer != EMPTY && ranked(slot, answer, now) == rank) {
                return inFlight(answer);
            }
        }
        return 0;
    }

    private int ranked(int slot, long answer, long now) {
        int below = 0;
        for (int other = 0; other < answers.length(); other++) {
            long one = at(other, now);
            if (one != EMPTY && (inFlight(one) < inFlight(answer) || (inFlight(one) == inFlight(answer) && other < slot))) {
                below++;
            }
        }
        return below;
    }

    /** Uses an answer up by one, and counts the request it leads to, until the next answer does. */
    void use(int slot, long answer, int load) {
        int left = uses(answer) - 1;
        long inFlight = Math.min(MOST_IN_FLIGHT, inFlight(answer) + load);
        long used = left == 0 ? EMPTY : (answer & ~0xffff_0000_00ffL) | (inFlight << 32) | left;
        answers.compareAndSet(slot, answer, used);
    }

    /** Drops the oldest answer, or the worst: the hottest, or if none is hot the slowest. */
    void remove(boolean worst, long now) {
        int place = -1;
        long most = Long.MIN_VALUE;
        for (int slot = 0; slot < answers.length(); slot++) {
            long answer = answers.get(slot);
            if (answer != EMPTY) {
                long badness = !worst ? now - times.get(slot) : hot(answer) ? ((long) inFlight(answer) << 32) : latency(answer);
                if (badness > most) {
                    most = badness;
                    place = slot;
                }
            }
        }
        if (place >= 0) {
            answers.set(place, EMPTY);
        }
    }
}
