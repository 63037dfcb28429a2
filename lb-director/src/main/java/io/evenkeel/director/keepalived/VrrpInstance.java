package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.List;

import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/**
 * A {@code vrrp_instance}: one virtual router on one interface.
 *
 * @param position where its name stands
 * @param initialState what the text wishes for; keepalived starts as backup unless the priority is 255
 * @param virtualRouterId 1..255
 * @param priority 1..255; 255 owns the addresses and ignores the wishes of others
 * @param advertInterval for version 2 whole seconds, for version 3 hundredths of one, 0.01..40.95 s
 * @param version 2 or 3
 * @param preempt whether it takes over from a router with a lower priority
 * @param preemptDelay how long it waits before that
 * @param sourceAddress IPv4 source of advertisements; {@code null}: the interface's first
 * @param password of version 2, at most 8 bytes; {@code null}: no authentication
 * @param addresses in the order of the text
 */
public record VrrpInstance(String name, Position position, State initialState, String interfaceName, int virtualRouterId, int priority,
        Duration advertInterval, int version, boolean preempt, Duration preemptDelay, @Nullable String sourceAddress,
        @Nullable String password,
        GratuitousArp gratuitousArp, List<VirtualAddress> addresses) {

    /** Copies the list; the password is not in {@link #toString}. */
    public VrrpInstance {
        addresses = List.copyOf(addresses);
    }

    /** {@code state}. */
    public enum State {
        /** It should serve the addresses when all is well. */
        MASTER,
        /** It should stand by. */
        BACKUP
    }

    /**
     * Announcements of the addresses to switches and neighbours.
     *
     * @param masterDelay from the first burst to the second; 5 s by default, 0 for no second
     * @param masterRepeat packets of each address in a burst; 5 by default
     * @param refresh time between repeated announcements while serving; 0, the default, for never
     * @param refreshRepeat packets of each address in those; 1 by default
     */
    public record GratuitousArp(Duration masterDelay, int masterRepeat, Duration refresh, int refreshRepeat) {}

    /**
     * A line of {@code virtual_ipaddress}.
     *
     * @param address IPv4 address
     * @param prefixLength 0..32, 32 by default
     * @param device where it is added; the interface of the instance by default
     * @param label of the address, or {@code null}
     * @param position where it stands
     */
    public record VirtualAddress(String address, int prefixLength, String device, @Nullable String label, Position position) {}

    @Override
    public String toString() {
        return "VrrpInstance[" + name + " on " + interfaceName + ", id " + virtualRouterId + ", priority " + priority + ", version "
                + version
                + ", " + addresses + "]";
    }
}
