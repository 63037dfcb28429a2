package io.evenkeel.vrrp.bfd.protocol;

import java.net.InetAddress;
import java.time.Duration;

import io.evenkeel.core.validation.Expect;
import io.evenkeel.vrrp.packet.IpFamily;
import org.jspecify.annotations.Nullable;

/**
 * One session with a neighbour. Immutable and checked: an {@link IllegalArgumentException} names the value that cannot be.
 *
 * @param neighbour the other end; not a group, and not link-local, for which an interface would have to be said
 * @param source this end; null for what the routes say
 * @param minRx least interval at which packets can be received, 1..4294967 ms in whole microseconds
 * @param minTx least interval at which packets are sent while the session is Up; the same range
 * @param idleTx the same while it is not, from 1 s on (RFC 5880 section 6.8.3)
 * @param multiplier how many intervals of our silence mean to the neighbour that we are lost, 1..255
 * @param passive whether it says nothing before it hears the neighbour
 * @param path how the two reach each other
 */
public record BfdSessionConfig(InetAddress neighbour, @Nullable InetAddress source, Duration minRx, Duration minTx, Duration idleTx,
        int multiplier, boolean passive, BfdPath path) {
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration LEAST_IDLE = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMillis(4_294_967);
    private static final Duration USUAL = Duration.ofMillis(10);
    private static final int USUAL_MULTIPLIER = 5;
    private static final int MOST_MULTIPLIER = 255;
    private static final int NANOS_PER_MICRO = 1000;

    /** Checks every value. */
    public BfdSessionConfig {
        requireOneHost("neighbour", neighbour);
        if (source != null) {
            requireOneHost("source", source);
            if (IpFamily.of(source) != IpFamily.of(neighbour)) {
                throw Expect.unexpected("source", source.getHostAddress(),
                        "an " + IpFamily.of(neighbour) + " address, as the neighbour has");
            }
        }
        requireInterval("minRx", minRx, LEAST);
        requireInterval("minTx", minTx, LEAST);
        requireInterval("idleTx", idleTx, LEAST_IDLE);
        Expect.inRange("multiplier", multiplier, 1, MOST_MULTIPLIER);
    }

    private static void requireOneHost(String name, InetAddress address) {
        if (address.isMulticastAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()) {
            throw Expect.unexpected(name, address.getHostAddress(), "an address of one host, other than a link-local one");
        }
    }

    private static void requireInterval(String name, Duration interval, Duration least) {
        if (interval.compareTo(least) < 0 || interval.compareTo(MOST) > 0 || interval.toNanos() % NANOS_PER_MICRO != 0) {
            throw Expect.unexpected(name, interval.toNanos() / 1e6 + " ms",
                    least.toMillis() + ".." + MOST.toMillis() + " ms in whole microseconds");
        }
    }

    /** keepalived's defaults: 10 ms, 1 s while not Up, multiplier 5, active, on one link. */
    public static BfdSessionConfig with(String neighbour) {
        return new BfdSessionConfig(InetAddress.ofLiteral(neighbour), null, USUAL, USUAL, LEAST_IDLE, USUAL_MULTIPLIER, false,
                BfdPath.SINGLE_HOP);
    }

    /** The same from this address. */
    public BfdSessionConfig from(String address) {
        return new BfdSessionConfig(neighbour, InetAddress.ofLiteral(address), minRx, minTx, idleTx, multiplier, passive, path);
    }

    /** The same at another pace: {@code interval} in both directions, lost after {@code times} of it. */
    public BfdSessionConfig every(Duration interval, int times) {
        return new BfdSessionConfig(neighbour, source, interval, interval, idleTx, times, passive, path);
    }

    /** The same, but it waits for the neighbour. */
    public BfdSessionConfig waiting() {
        return new BfdSessionConfig(neighbour, source, minRx, minTx, idleTx, multiplier, true, path);
    }

    /** The same on another way. */
    public BfdSessionConfig over(BfdPath way) {
        return new BfdSessionConfig(neighbour, source, minRx, minTx, idleTx, multiplier, passive, way);
    }

    /** Whether packets of both would be told apart: they differ in the neighbour, the port, or what both say they are from. */
    public boolean isDistinctFrom(BfdSessionConfig other) {
        boolean differsInSource = source != null && other.source != null && !source.equals(other.source);
        return differsInSource || !neighbour.equals(other.neighbour) || path.port() != other.path.port();
    }

    long minRxMicros() {
        return minRx.toNanos() / NANOS_PER_MICRO;
    }

    long minTxMicros() {
        return minTx.toNanos() / NANOS_PER_MICRO;
    }

    /** What is asked for while not Up: never faster than while Up. */
    long slowTxMicros() {
        return Math.max(idleTx.toNanos() / NANOS_PER_MICRO, minTxMicros());
    }
}
