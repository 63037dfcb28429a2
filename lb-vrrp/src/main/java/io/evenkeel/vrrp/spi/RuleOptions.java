package io.evenkeel.vrrp.spi;

import org.jspecify.annotations.Nullable;

/**
 * What else {@code ip rule add} can say of a {@link VirtualRule}. Immutable.
 *
 * @param typeOfService only packets with it; 0 for all
 * @param ipProtocol only packets of it; 0 for all
 * @param sourcePorts only packets from them; null for all
 * @param destinationPorts only packets to them; null for all
 * @param users only packets of sockets of users with these numbers; null for all
 * @param tunnelId only packets that came out of a tunnel with this number; 0 for all
 * @param suppressPrefixLength routes that find no more than so many bits do not count; -1 for none
 * @param suppressGroup routes through an interface of this group do not count; -1 for none
 * @param realms what packets are counted for: that of the source in the upper 16 bits, that of the destination in the lower; 0 for
 *        none
 * @param protocol who made it, as {@code ip rule} shows it; 0 for what VRRP programs make
 */
public record RuleOptions(int typeOfService, int ipProtocol, @Nullable Range sourcePorts, @Nullable Range destinationPorts,
        @Nullable Range users, long tunnelId, int suppressPrefixLength, int suppressGroup, int realms, int protocol) {
    /** Nothing else. */
    public static final RuleOptions NONE = new RuleOptions(0, 0, null, null, null, 0, -1, -1, 0, 0);

    /** Numbers from {@code first} to {@code last}, both included. */
    public record Range(long first, long last) {
        /** Checks the order. */
        public Range {
            if (first < 0 || first > last) {
                throw new IllegalArgumentException("range: " + first + "-" + last + " (expected: the lower number first)");
            }
        }
    }

    /** Only packets with this type of service, 1..255. */
    public RuleOptions typeOfService(int wanted) {
        return new RuleOptions(wanted, ipProtocol, sourcePorts, destinationPorts, users, tunnelId, suppressPrefixLength, suppressGroup,
                realms, protocol);
    }

    /** Only packets of this IP protocol, 1..255. */
    public RuleOptions ipProtocol(int wanted) {
        return new RuleOptions(typeOfService, wanted, sourcePorts, destinationPorts, users, tunnelId, suppressPrefixLength, suppressGroup,
                realms, protocol);
    }

    /** Only packets from these ports. */
    public RuleOptions sourcePorts(Range wanted) {
        return new RuleOptions(typeOfService, ipProtocol, wanted, destinationPorts, users, tunnelId, suppressPrefixLength, suppressGroup,
                realms, protocol);
    }

    /** Only packets to these ports. */
    public RuleOptions destinationPorts(Range wanted) {
        return new RuleOptions(typeOfService, ipProtocol, sourcePorts, wanted, users, tunnelId, suppressPrefixLength, suppressGroup, realms,
                protocol);
    }

    /** Only packets of sockets of users with these numbers. */
    public RuleOptions users(Range wanted) {
        return new RuleOptions(typeOfService, ipProtocol, sourcePorts, destinationPorts, wanted, tunnelId, suppressPrefixLength,
                suppressGroup, realms, protocol);
    }

    /** Only packets that came out of a tunnel with this number. */
    public RuleOptions tunnelId(long wanted) {
        return new RuleOptions(typeOfService, ipProtocol, sourcePorts, destinationPorts, users, wanted, suppressPrefixLength, suppressGroup,
                realms, protocol);
    }

    /** Routes that find no more than so many bits do not count. */
    public RuleOptions suppressPrefixLength(int bits) {
        return new RuleOptions(typeOfService, ipProtocol, sourcePorts, destinationPorts, users, tunnelId, bits, suppressGroup, realms,
                protocol);
    }

    /** Routes through an interface of this group do not count. */
    public RuleOptions suppressGroup(int group) {
        return new RuleOptions(typeOfService, ipProtocol, sourcePorts, destinationPorts, users, tunnelId, suppressPrefixLength, group,
                realms, protocol);
    }

    /** Packets are counted for these. */
    public RuleOptions realms(int wanted) {
        return new RuleOptions(typeOfService, ipProtocol, sourcePorts, destinationPorts, users, tunnelId, suppressPrefixLength,
                suppressGroup, wanted, protocol);
    }

    /** Marked as made by this routing protocol. */
    public RuleOptions protocol(int wanted) {
        return new RuleOptions(typeOfService, ipProtocol, sourcePorts, destinationPorts, users, tunnelId, suppressPrefixLength,
                suppressGroup, realms, wanted);
    }
}
