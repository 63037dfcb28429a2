package io.evenkeel.linux.route;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A rule that says by which table a packet is routed. Immutable; {@link #toTable} begins one.
 *
 * @param isIpv6 for which family
 * @param priority lower ones are asked first; null for one before those there are
 * @param from only packets from there; null for all
 * @param to only packets to there; null for all
 * @param inInterface only packets that came in there; empty for all
 * @param outInterface only packets of sockets bound to it; empty for all
 * @param mark only packets with this mark, as far as {@code mask} counts; both 0 for all
 * @param typeOfService only packets with it; 0 for all
 * @param ipProtocol only packets of it; 0 for all
 * @param sourcePorts only packets from them; null for all
 * @param destinationPorts only packets to them; null for all
 * @param users only packets of sockets of these; null for all
 * @param tunnelId only packets that came out of a tunnel with it; 0 for all
 * @param suppressPrefixLength routes that find no more than so many bits do not count; -1 for none
 * @param suppressGroup routes through an interface of this group do not count; -1 for none
 * @param realms what packets are counted for, as in {@code ip rule ... realms}: that of the source in the upper half, that of the
 *        destination in the lower; 0 for none
 * @param isInverted whether it is for the packets that do not fit instead
 * @param protocol who made it, as {@code ip rule} shows it; 0 for nobody
 */
public record Rule(boolean isIpv6, @Nullable Integer priority, @Nullable Prefix from, @Nullable Prefix to,
        String inInterface, String outInterface, int mark, int mask, int typeOfService, int ipProtocol,
        @Nullable PortRange sourcePorts, @Nullable PortRange destinationPorts, @Nullable UserRange users, long tunnelId,
        int suppressPrefixLength, int suppressGroup, int realms, boolean isInverted, int protocol, RuleAction action) {
    /** For all packets of a family: look into {@code table}. */
    public static Rule toTable(boolean isIpv6, int table) {
        return new Rule(isIpv6, null, null, null, "", "", 0, 0, 0, 0, null, null, null, 0, -1, -1, 0, false, 0,
                new RuleAction.Lookup(table));
    }

    /** The same at a place among the others. */
    public Rule at(int number) {
        return new Rule(isIpv6, number, from, to, inInterface, outInterface, mark, mask, typeOfService, ipProtocol,
                sourcePorts, destinationPorts, users, tunnelId, suppressPrefixLength, suppressGroup, realms, isInverted, protocol, action);
    }

    /** The same for packets between prefixes; null for any. */
    public Rule between(@Nullable Prefix source, @Nullable Prefix destination) {
        return new Rule(isIpv6, priority, source, destination, inInterface, outInterface, mark, mask, typeOfService,
                ipProtocol, sourcePorts, destinationPorts, users, tunnelId, suppressPrefixLength, suppressGroup, realms, isInverted,
                protocol, action);
    }

    /** Where it is; only of one that says its priority. */
    public RulePlace place() {
        return new RulePlace(isIpv6, Objects.requireNonNull(priority, "a priority"));
    }

    @Override
    public String toString() {
        return "rule" + (priority == null ? "" : " " + priority) + " from " + (from == null ? "all" : from)
                + (to == null ? "" : " to " + to);
    }
}
