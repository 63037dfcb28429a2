package io.evenkeel.vrrp.spi;

import java.util.OptionalInt;
import java.util.OptionalLong;

import io.evenkeel.vrrp.packet.IpFamily;
import org.jspecify.annotations.Nullable;

/**
 * A policy rule that goes where a virtual router is active: what {@code ip rule add} can say. Immutable.
 *
 * @param from the sources that it concerns; null for all
 * @param to the destinations that it concerns; null for all
 * @param inputInterface where a packet came in; null for anywhere
 * @param outputInterface where a local program wants it to go; null for anywhere
 * @param mark the firewall mark that a packet has; empty for any
 * @param markMask which bits of the mark count
 * @param priority rules are asked in this order, lowest first; empty to leave it to the kernel
 * @param verdict what becomes of a packet that it concerns
 * @param inverted whether it concerns every other packet instead
 * @param tracked whether it is put back when somebody else removes it
 * @param options what is said seldom
 */
public record VirtualRule(IpFamily family, @Nullable Prefix from, @Nullable Prefix to, @Nullable String inputInterface,
        @Nullable String outputInterface, OptionalLong mark, long markMask, OptionalInt priority, Verdict verdict,
        boolean inverted, boolean tracked, RuleOptions options) {
    private static final long ALL_BITS = 0xffff_ffffL;

    /** What becomes of a packet. */
    public sealed interface Verdict {
        /** The routing table with this number is asked. */
        record Table(int number) implements Verdict {}

        /** The table of the routing domain (VRF) that the packet belongs to is asked. */
        record RoutingDomain() implements Verdict {}

        /** The rule with this priority is the next. */
        record GoTo(int priority) implements Verdict {}

        /** It is dropped in silence. */
        record Blackhole() implements Verdict {}

        /** The sender is told that the host cannot be reached. */
        record Unreachable() implements Verdict {}

        /** The sender is told that this is forbidden. */
        record Prohibit() implements Verdict {}
    }

    /** A rule for all packets of a family. */
    public static VirtualRule of(IpFamily family, Verdict verdict) {
        return new VirtualRule(family, null, null, null, null, OptionalLong.empty(), ALL_BITS, OptionalInt.empty(), verdict,
                false, true, RuleOptions.NONE);
    }

    /** The same for packets from there only. */
    public VirtualRule from(Prefix sources) {
        return new VirtualRule(family, sources, to, inputInterface, outputInterface, mark, markMask, priority, verdict, inverted,
                tracked, options);
    }

    /** The same for packets to there only. */
    public VirtualRule to(Prefix destinations) {
        return new VirtualRule(family, from, destinations, inputInterface, outputInterface, mark, markMask, priority, verdict,
                inverted, tracked, options);
    }

    /** The same for packets that came in there only. */
    public VirtualRule in(String interfaceName) {
        return new VirtualRule(family, from, to, interfaceName, outputInterface, mark, markMask, priority, verdict, inverted,
                tracked, options);
    }

    /** The same for packets of local programs that want to go there only. */
    public VirtualRule out(String interfaceName) {
        return new VirtualRule(family, from, to, inputInterface, interfaceName, mark, markMask, priority, verdict, inverted,
                tracked, options);
    }

    /** The same for packets with this firewall mark only. */
    public VirtualRule mark(long value, long mask) {
        return new VirtualRule(family, from, to, inputInterface, outputInterface, OptionalLong.of(value), mask, priority, verdict,
                inverted, tracked, options);
    }

    /** The same at this place among all rules. */
    public VirtualRule priority(int place) {
        return new VirtualRule(family, from, to, inputInterface, outputInterface, mark, markMask, OptionalInt.of(place), verdict,
                inverted, tracked, options);
    }

    /** The same for every other packet. */
    public VirtualRule not() {
        return new VirtualRule(family, from, to, inputInterface, outputInterface, mark, markMask, priority, verdict, !inverted,
                tracked, options);
    }

    /** The same with what is said seldom. */
    public VirtualRule options(RuleOptions more) {
        return new VirtualRule(family, from, to, inputInterface, outputInterface, mark, markMask, priority, verdict, inverted,
                tracked, more);
    }

    /** The same, but left alone when somebody else removes it. */
    public VirtualRule untracked() {
        return new VirtualRule(family, from, to, inputInterface, outputInterface, mark, markMask, priority, verdict, inverted,
                false, options);
    }
}
