package io.evenkeel.benchmarks.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

import io.evenkeel.benchmarks.simulator.Requests.Request;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.time.VirtualClock;

/** A simulated server: one request at a time, in the order of their coming, at its speed. */
final class Machine {
    /** How long it takes to find that a machine refuses. */
    private static final Duration REFUSAL = Duration.ofMillis(1);

    private final VirtualClock clock;
    private final BiConsumer<Request, Outcome> done;
    private final Deque<Request> queue = new ArrayDeque<>();
    private double speed;
    private boolean down;
    private int life;

    Machine(VirtualClock clock, double speed, BiConsumer<Request, Outcome> done) {
        this.clock = clock;
        this.speed = speed;
        this.done = done;
    }

    void serve(Request request) {
        if (down) {
            clock.after(REFUSAL, () -> done.accept(request, Outcome.CONNECT_FAILED));
            return;
        }
        queue.add(request);
        if (queue.size() == 1) {
            work();
        }
    }

    private void work() {
        Request request = queue.element();
        int now = life;
        clock.after(Duration.ofNanos((long) (request.work / speed * 1e9)), () -> {
            if (now == life) {
                queue.remove();
                done.accept(request, Outcome.COMPLETED);
                if (!queue.isEmpty() && now == life) {
                    work();
                }
            }
        });
    }

    /** From the next request on; the one that it works on takes its time. */
    void speed(double factor) {
        speed = factor;
    }

    void fail() {
        down = true;
        life++;
        var lost = new ArrayDeque<>(queue);
        queue.clear();
        lost.forEach(request -> done.accept(request, Outcome.SERVER_FAILED));
    }

    void recover() {
        down = false;
    }
}
