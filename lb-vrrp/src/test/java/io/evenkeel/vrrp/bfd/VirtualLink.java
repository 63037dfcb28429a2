package io.evenkeel.vrrp.bfd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.bfd.protocol.BfdDropReason;
import io.evenkeel.vrrp.bfd.protocol.BfdSessionConfig;
import io.evenkeel.vrrp.bfd.protocol.BfdState;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.BfdAccess;

/** Two hosts, 10.0.0.1 and 10.0.0.2, with a link between them that loses and delays, in virtual time. */
final class VirtualLink {
    private final SplittableRandom random;
    private final PriorityQueue<Flight> underway = new PriorityQueue<>(Comparator.comparingLong(Flight::at));
    private final double loss;
    private final long delayNanos;
    private boolean cut;
    private long now;
    final Host one;
    final Host two;

    private record Flight(long at, Host to, BfdAccess.Datagram datagram) {}

    VirtualLink(long seed, double loss, long delayMillis) {
        this.random = new SplittableRandom(seed);
        this.loss = loss;
        this.delayNanos = TimeUnit.MILLISECONDS.toNanos(delayMillis);
        this.one = new Host("10.0.0.1");
        this.two = new Host("10.0.0.2");
    }

    final class Host implements BfdAccess {
        final InetAddress address;
        final BfdDrops drops = new BfdDrops();
        final List<BfdState> heard = new ArrayList<>();
        private final Consumer<BfdState> listener = heard::add;
        final Deque<Datagram> received = new ArrayDeque<>();
        final BfdSessions sessions = new BfdSessions(this, clock(), random.split(), drops);
        int sent;

        private Host(String address) {
            this.address = InetAddress.ofLiteral(address);
        }

        void start(BfdSessionConfig config) {
            try {
                sessions.watch("test", config, listener);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void stop(BfdSessionConfig config) {
            sessions.unwatch(config, listener);
        }

        BfdState state() {
            return heard.getLast();
        }

        Map<BfdDropReason, Long> dropped() {
            return drops.snapshot();
        }

        @Override
        public void listen(IpFamily family, int port) {}

        @Override
        public Sender sender(InetAddress source, int hopLimit) {
            return new Sender() {
                @Override
                public void send(byte[] payload, InetAddress destination, int port) {
                    sent++;
                    fly(new Datagram(payload, address, destination, port, hopLimit));
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Optional<Datagram> receive() {
            return Optional.ofNullable(received.poll());
        }

        @Override
        public void await(long timeoutNanos) {}

        @Override
        public void wakeUp() {}

        @Override
        public void close() {}
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public long nanoTime() {
                return now;
            }

            @Override
            public Instant now() {
                return Instant.EPOCH;
            }
        };
    }

    private void fly(BfdAccess.Datagram datagram) {
        if (!cut && random.nextDouble() >= loss) {
            underway.add(new Flight(now + delayNanos, datagram.destination().equals(one.address) ? one : two, datagram));
        }
    }

    /** From now on nothing gets through any more; what is underway arrives. */
    void cut(boolean yes) {
        cut = yes;
    }

    /** Somebody on the link sends this. */
    void inject(Host to, BfdAccess.Datagram datagram) {
        to.received.add(datagram);
    }

    /** Lets time pass. */
    void run(long millis) {
        runUntil(millis, () -> false);
    }

    /** Something that may hold. */
    interface Condition {
        boolean holds();
    }

    /** Lets time pass until that holds; whether it did within so many milliseconds. */
    boolean runUntil(long millis, Condition condition) {
        long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!condition.holds()) {
            turn(one);
            turn(two);
            if (condition.holds()) {
                return true;
            }
            long next = Math.min(soonest(one), soonest(two));
            if (!underway.isEmpty()) {
                next = Math.min(next, underway.peek().at());
            }
            if (next > end) {
                now = end;
                return false;
            }
            now = Math.max(now, next);
            while (!underway.isEmpty() && underway.peek().at() <= now) {
                Flight flight = underway.poll();
                flight.to().received.add(flight.datagram());
            }
        }
        return true;
    }

    private long soonest(Host host) {
        long idle = host.sessions.idleNanos();
        return idle < 0 ? Long.MAX_VALUE : now + idle;
    }

    private static void turn(Host host) {
        try {
            host.sessions.turn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
