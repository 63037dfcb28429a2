package io.evenkeel.vrrp.bfd;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.bfd.protocol.BfdDropReason;
import io.evenkeel.vrrp.bfd.protocol.BfdSessionConfig;
import io.evenkeel.vrrp.bfd.protocol.BfdState;
import io.evenkeel.vrrp.linux.LinuxBfdNetwork;
import io.evenkeel.vrrp.spi.BfdNetwork;
import io.evenkeel.vrrp.track.Tracker;
import org.jspecify.annotations.Nullable;

/**
 * Speaks BFD for a host: its ports can be taken once in a network namespace, so there is one speaker in each. It has a thread and
 * sockets while somebody watches a session. Any thread.
 */
public final class BfdSpeaker {
    private static final ConcurrentMap<BfdNetwork, BfdSpeaker> SPEAKERS = new ConcurrentHashMap<>();

    private final BfdNetwork network;
    private final BfdDrops drops = new BfdDrops();
    /** Guarded by this object, as the one below. */
    private @Nullable BfdThread thread;
    private int watches;

    private BfdSpeaker(BfdNetwork network) {
        this.network = network;
    }

    /** The speaker of the network namespace that the calling thread is in. */
    public static BfdSpeaker here() {
        return SPEAKERS.computeIfAbsent(LinuxBfdNetwork.here(), BfdSpeaker::new);
    }

    /**
     * Runs a session until the returned object is closed, and tells {@code listener} of its state now and at every change; the
     * listener returns at once. Those who watch equal sessions watch one. The last one to close says goodbye to the neighbour.
     *
     * @param name how logs call the session
     * @throws io.evenkeel.vrrp.spi.VrrpException with a sentence, when another program on this host speaks BFD
     * @throws IllegalArgumentException when another session could not be told apart from this one
     */
    public synchronized Tracker.Watch watch(String name, BfdSessionConfig session, Consumer<BfdState> listener) {
        BfdThread running = thread == null ? BfdThread.start(network, Clock.system(), RandomGenerator.getDefault(), drops) : thread;
        thread = running;
        watches++;
        try {
            running.run(sessions -> sessions.watch(name, session, listener));
        } catch (RuntimeException e) {
            endIfUnwatched(running);
            throw e;
        }
        var closed = new AtomicBoolean();
        return () -> {
            if (!closed.getAndSet(true)) {
                unwatch(running, session, listener);
            }
        };
    }

    private synchronized void unwatch(BfdThread running, BfdSessionConfig session, Consumer<BfdState> listener) {
        running.run(sessions -> sessions.unwatch(session, listener));
        endIfUnwatched(running);
    }

    private void endIfUnwatched(BfdThread running) {
        watches--;
        if (watches == 0) {
            thread = null;
            running.end();
        }
    }

    /** What came in and was for no session here, by reason. */
    public Map<BfdDropReason, Long> dropped() {
        return drops.snapshot();
    }
}
