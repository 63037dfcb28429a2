package io.evenkeel.director.haproxy;

import java.time.Duration;
import java.util.OptionalInt;

import io.evenkeel.director.diagnostic.Position;

/**
 * A {@code server} line.
 *
 * @param position where its name stands
 * @param host IPv4 or IPv6 address without brackets, or a name, which nobody has looked up yet
 * @param port 1..65535
 * @param settings with those of {@code default-server}
 */
public record ServerLine(String name, Position position, String host, int port, Settings settings) {
    /**
     * What stands behind the address.
     *
     * @param check whether it is checked; if not, it is taken for healthy
     * @param interval from one check to the next; 2 s by default
     * @param rise good checks in a row that bring it back; 2 by default
     * @param fall bad checks in a row that take it out; 3 by default
     * @param weight 0..256, 1 by default; 0 gets no new clients
     * @param maxConnections at a time; empty: no limit
     * @param backup serves only while no other server can
     * @param slowStart how long it takes to its whole weight after a failure; zero: no time
     * @param disabled starts in maintenance
     */
    public record Settings(boolean check, Duration interval, int rise, int fall, int weight, OptionalInt maxConnections,
            boolean backup, Duration slowStart, boolean disabled) {}
}
