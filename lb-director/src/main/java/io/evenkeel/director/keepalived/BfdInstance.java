package io.evenkeel.director.keepalived;

import java.time.Duration;

import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/**
 * A {@code bfd_instance}: a BFD session with another host.
 *
 * @param neighbour the address of the other end
 * @param source the address of this end; {@code null} for what the routes say
 * @param minRx least time between packets received; 10 ms by default
 * @param minTx least time between packets sent; 10 ms by default
 * @param idleTx the same while the session is not up; 1 s by default
 * @param multiplier how many missing packets mean that it is down; 5 by default
 * @param passive whether it waits for the other end
 * @param hopLimit of packets sent; 255 by default, in IPv6 64
 * @param maxHops how much of {@code hopLimit} may be missing in packets received; 0 by default
 * @param weight what it does to the priority; 0, the default, makes it a condition
 * @param reverse whether good and bad change places
 * @param forInstances whether instances can track it, as they can unless it says {@code checker} alone
 */
public record BfdInstance(String name, Position position, String neighbour, @Nullable String source, Duration minRx, Duration minTx,
        Duration idleTx, int multiplier, boolean passive, int hopLimit, int maxHops, int weight, boolean reverse, boolean forInstances) {
    /** The time to live that packets begin with in IPv4. */
    static final int TTL = 255;
    /** The same in IPv6. */
    static final int HOP_LIMIT = 64;

    /** Whether packets of a session between these addresses would be taken for those of this one. */
    boolean isWith(String otherNeighbour, @Nullable String otherSource) {
        return neighbour.equals(otherNeighbour) && (source == null || otherSource == null || source.equals(otherSource));
    }
}
