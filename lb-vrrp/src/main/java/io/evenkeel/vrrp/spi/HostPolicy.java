package io.evenkeel.vrrp.spi;

import org.jspecify.annotations.Nullable;

/**
 * What a virtual router takes for granted of its host, and what it changes there beside its addresses. Immutable.
 *
 * @param interfaceMayBeMissing whether it may start before its interface, or the interface's address, is there; it is in
 *        fault until then. One that goes and comes again while it runs is followed in any case
 * @param promotesSecondaries whether the interface keeps the other addresses of a network when its first one goes, while the
 *        router runs ({@code promote_secondaries} of the kernel); a virtual MAC interface always does
 * @param filter what drops packets to and from its addresses; null when they take packets as any others do (accept mode of
 *        RFC 9568 section 6.1)
 */
public record HostPolicy(boolean interfaceMayBeMissing, boolean promotesSecondaries, @Nullable PacketFilter filter) {
    /** The interface is there when the router starts, its settings stay as they are, and the addresses take packets. */
    public static final HostPolicy DEFAULT = new HostPolicy(false, false, null);

    /** The same, with an interface that may come later. */
    public HostPolicy interfaceMayBeMissing(boolean yes) {
        return new HostPolicy(yes, promotesSecondaries, filter);
    }

    /** The same, with an interface that keeps secondary addresses. */
    public HostPolicy promotesSecondaries(boolean yes) {
        return new HostPolicy(interfaceMayBeMissing, yes, filter);
    }

    /** The same, with addresses that take no packets, or take them. */
    public HostPolicy filter(@Nullable PacketFilter with) {
        return new HostPolicy(interfaceMayBeMissing, promotesSecondaries, with);
    }
}
