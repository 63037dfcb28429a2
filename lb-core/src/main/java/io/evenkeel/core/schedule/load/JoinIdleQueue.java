package io.evenkeel.core.schedule.load;

import java.util.random.RandomGenerator;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * Join-idle-queue (Lu and others, Performance 2011): a server that has become idle joins an idle queue, and a request takes a
 * server out of one; when that queue is empty it goes to a server drawn by weight. Servers thus join while no request waits.
 *
 * @param queues how many idle queues; each pick looks into one of them, drawn at random
 */
record JoinIdleQueue(int queues, RandomGenerator random) implements Scheduler {
    JoinIdleQueue {
        Expect.inRange("queues", queues, 1, 1024);
    }

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        Ends ends = previous instanceof IdlePicker before ? before.ends : new Ends();
        var next = new IdlePicker(new IdleQueues(pool, queues, random), ends);
        ends.queues = next.idle;
        next.idle.joinAllIdle();
        return next;
    }

    @Override
    public String toString() {
        return "join-idle-queue";
    }

    /** Brings servers that became idle to the queues in use, whichever snapshot their lease is from. */
    private static final class Ends implements Feedback {
        private volatile @Nullable IdleQueues queues;

        @Override
        public void finished(Server server, long nanos, Outcome outcome) {
            IdleQueues current = queues;
            if (current != null && server.inFlight() == 0) {
                current.join(server);
            }
        }
    }

    private record IdlePicker(IdleQueues idle, Ends ends) implements Picker {
        @Override
        public @Nullable Server pick(PickContext context) {
            return idle.take(context);
        }

        @Override
        public Feedback feedback() {
            return ends;
        }

        @Override
        public String rule(PickContext context) {
            return "a server from an idle queue, or when that is empty one drawn by weight; waiting in " + idle.describe();
        }
    }
}
