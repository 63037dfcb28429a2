package io.evenkeel.testkit;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

import io.evenkeel.core.time.Clock;
import io.evenkeel.core.time.VirtualClock;
import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.packet.Decoded;
import io.evenkeel.vrrp.packet.IpDatagram;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.packet.VrrpCodec;
import io.evenkeel.vrrp.protocol.Machine;
import io.evenkeel.vrrp.protocol.VrrpMachine;

/**
 * Hosts on Ethernets, in memory and in virtual time. What one host sends, all others hear that are on the segment, plugged
 * in, and not cut off. Time passes only in {@link #run} and its siblings, and a run with the same seed and the same calls is
 * the same.
 */
public final class VirtualNetwork {
    /** The segment that the first card of a host is on unless it is told otherwise. */
    public static final String FIRST_SEGMENT = "lan";

    private final long seed;
    private final SplittableRandom random;
    private final Machine machine;
    private final VirtualClock clock = new VirtualClock();
    private final Map<String, Segment> segments = new LinkedHashMap<>();
    private final List<VirtualHost> hosts = new ArrayList<>();
    private final PriorityQueue<Delivery> underway = new PriorityQueue<>();
    private final Set<Direction> cuts = new HashSet<>();
    private final List<Runnable> invariants = new ArrayList<>();
    private final List<String> timeline = new ArrayList<>();
    private long sequence;

    private record Direction(VirtualHost from, VirtualHost to) {}

    /** A packet on its way to one card. */
    private static final class Delivery implements Comparable<Delivery> {
        private final long at;
        private final long sequence;
        private final Nic to;
        private final byte[] datagram;
        private final IpFamily family;

        Delivery(long at, long sequence, Nic to, byte[] datagram, IpFamily family) {
            this.at = at;
            this.sequence = sequence;
            this.to = to;
            this.datagram = datagram;
            this.family = family;
        }

        long at() {
            return at;
        }

        void arrive() {
            to.receive(datagram, family);
        }

        @Override
        public int compareTo(Delivery other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /** A network without hosts; all chance comes from {@code seed}. */
    public VirtualNetwork(long seed) {
        this(seed, VrrpMachine::step);
    }

    /** The same with another protocol machine, to see whether a test finds out that it is wrong. */
    public VirtualNetwork(long seed, Machine machine) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.machine = machine;
    }

    /** The segment of that name; made when it is not there. */
    public Segment segment(String name) {
        return segments.computeIfAbsent(name, Segment::new);
    }

    /** A host with one card, {@code eth0}, on the first segment, with these addresses of its own. */
    public VirtualHost host(String name, String... addresses) {
        var host = new VirtualHost(this, name, clock, random.nextLong());
        host.nic(VirtualHost.FIRST_NIC, segment(FIRST_SEGMENT), addresses);
        hosts.add(host);
        return host;
    }

    /** All hosts, in the order in which they were made. */
    public List<VirtualHost> hosts() {
        return List.copyOf(hosts);
    }

    /** From now on nothing of what {@code from} sends reaches {@code to}; the other direction is as before. */
    public void cut(VirtualHost from, VirtualHost to) {
        cuts.add(new Direction(from, to));
    }

    /** From now on {@code host} hears nobody, and nobody hears it; no link goes down. */
    public void isolate(VirtualHost host) {
        for (VirtualHost other : hosts) {
            cut(host, other);
            cut(other, host);
        }
    }

    /** Undoes every cut. */
    public void heal() {
        cuts.clear();
    }

    /** Whether what {@code from} sends can reach {@code to}, as far as cuts go. */
    public boolean reaches(VirtualHost from, VirtualHost to) {
        return !cuts.contains(new Direction(from, to));
    }

    /** Checks something from now on after every event; it throws when it is not so. */
    public void always(Runnable invariant) {
        invariants.add(invariant);
    }

    /** From now on no two living hosts may hold {@code address} at the same time. */
    public void neverHeldByTwo(String address) {
        always(() -> {
            if (holders(address).size() > 1) {
                throw new AssertionError(address + " is held by " + holders(address) + "\n" + timeline());
            }
        });
    }

    /** Who answers for {@code address} now; crashed hosts do not. */
    public List<VirtualHost> holders(String address) {
        return hosts.stream().filter(host -> host.isAlive() && host.holds(address)).toList();
    }

    /** The one host that holds {@code address}; throws {@link AssertionError} when it is none or more than one. */
    public VirtualHost holder(String address) {
        List<VirtualHost> holders = holders(address);
        if (holders.size() != 1) {
            throw new AssertionError(address + " is held by " + holders + "\n" + timeline());
        }
        return holders.getFirst();
    }

    /** Lets time pass until exactly one host holds {@code address}, and returns it; throws when that takes longer. */
    public VirtualHost awaitHolder(String address, Duration atMost) {
        if (!runUntil(() -> holders(address).size() == 1, atMost)) {
            throw new AssertionError(
                    address + " is held by " + holders(address) + " after " + atMost.toMillis() + " ms\n" + timeline());
        }
        return holder(address);
    }

    /** Lets time pass. */
    public void run(Duration time) {
        runUntil(() -> false, time);
    }

    /** Lets time pass until {@code condition} holds; false when it did not within {@code atMost}. */
    public boolean runUntil(BooleanSupplier condition, Duration atMost) {
        long end = clock.nanoTime() + atMost.toNanos();
        settle();
        while (!condition.getAsBoolean()) {
            long now = clock.nanoTime();
            if (now >= end) {
                return false;
            }
            long next = end;
            for (VirtualHost host : hosts) {
                long idle = host.idleNanos();
                next = idle < 0 ? next : Math.min(next, now + idle);
            }
            if (!underway.isEmpty()) {
                next = Math.min(next, underway.element().at());
            }
            clock.advance(Duration.ofNanos(next - now));
            settle();
        }
        return true;
    }

    /** Everybody has a turn at this moment, until nothing is left to hear. */
    private void settle() {
        do {
            while (!underway.isEmpty() && underway.element().at() <= clock.nanoTime()) {
                underway.remove().arrive();
            }
            for (VirtualHost host : hosts) {
                host.turn();
                changed();
            }
        } while (!underway.isEmpty() && underway.element().at() <= clock.nanoTime());
    }

    void send(Nic from, byte[] datagram) {
        IpDatagram ip = IpDatagram.of(datagram).orElseThrow();
        from.host().note("send " + (VrrpCodec.decode(datagram) instanceof Decoded.Datagram it ? it.advertisement().priority()
                : "?"));
        InetAddress destination = ip.destination();
        Segment segment = from.segment();
        for (VirtualHost host : hosts) {
            for (Nic to : host.nics()) {
                boolean isMeant = to != from && to.segment() == segment
                        && (destination.isMulticastAddress() || to.has(destination));
                if (isMeant && from.isPlugged() && reaches(from.host(), host) && random.nextDouble() >= segment.loss()) {
                    deliver(to, datagram, ip.family(), segment);
                    if (random.nextDouble() < segment.duplication()) {
                        deliver(to, datagram, ip.family(), segment);
                    }
                }
            }
        }
    }

    private void deliver(Nic to, byte[] datagram, IpFamily family, Segment segment) {
        long delay = segment.minDelay().toNanos();
        long spread = segment.maxDelay().toNanos() - delay;
        delay += spread == 0 ? 0 : random.nextLong(spread + 1);
        underway.add(new Delivery(clock.nanoTime() + delay, sequence++, to, datagram.clone(), family));
    }

    void happened(VirtualHost host, RouterEvent event) {
        timeline.add("%10.3f s  %s: %s".formatted(clock.nanoTime() / 1e9, host.name(), event));
    }

    void changed() {
        invariants.forEach(Runnable::run);
    }

    Machine machine() {
        return machine;
    }

    /** The time that has passed. */
    public Clock clock() {
        return clock;
    }

    /** What all chance comes from. */
    public long seed() {
        return seed;
    }

    /** All that happened to virtual routers until now, one a line, and the seed. */
    public String timeline() {
        return String.join("\n", timeline) + "\nseed " + seed;
    }
}
