package io.evenkeel.linux.nftables;

import static io.evenkeel.linux.nftables.FilterMessages.number;

import io.evenkeel.linux.ffi.LinuxNetfilter;
import io.evenkeel.linux.ffi.LinuxNfTables;
import io.evenkeel.linux.netlink.NetlinkPayload;

/** What rules consist of: steps that load something, compare it, and decide. Pure. */
final class Expressions {
    private static final int ICMPV6 = 58;
    /** Types of ICMPv6: neighbour solicitation and advertisement (RFC 4861). */
    private static final int SOLICITATION = 135;
    private static final int ADVERTISEMENT = 136;

    private final NetlinkPayload list = new NetlinkPayload();

    private Expressions() {}

    /** Neighbours may ask for addresses, and be told. */
    static NetlinkPayload neighbourDiscovery() {
        return new Expressions().meta(LinuxNfTables.NFT_META_NFPROTO).compare(LinuxNfTables.NFT_CMP_EQ, LinuxNetfilter.NFPROTO_IPV6)
                .meta(LinuxNfTables.NFT_META_L4PROTO).compare(LinuxNfTables.NFT_CMP_EQ, ICMPV6)
                .load(LinuxNfTables.NFT_PAYLOAD_TRANSPORT_HEADER, 0, 1).compare(LinuxNfTables.NFT_CMP_GTE, SOLICITATION)
                .compare(LinuxNfTables.NFT_CMP_LTE, ADVERTISEMENT).verdict(LinuxNetfilter.NF_ACCEPT).list;
    }

    /** A packet of that family is dropped when the address at that place of its header is in the set. */
    static NetlinkPayload drop(int family, int offset, int length, String set, boolean counts) {
        Expressions rule = new Expressions().meta(LinuxNfTables.NFT_META_NFPROTO).compare(LinuxNfTables.NFT_CMP_EQ, family)
                .load(LinuxNfTables.NFT_PAYLOAD_NETWORK_HEADER, offset, length).lookUp(set);
        return (counts ? rule.add("counter", new NetlinkPayload()) : rule).verdict(LinuxNetfilter.NF_DROP).list;
    }

    private Expressions meta(int key) {
        return add("meta", new NetlinkPayload().attribute(LinuxNfTables.NFTA_META_DREG, number(LinuxNfTables.NFT_REG_1))
                .attribute(LinuxNfTables.NFTA_META_KEY, number(key)));
    }

    private Expressions compare(int operator, int octet) {
        return add("cmp", new NetlinkPayload().attribute(LinuxNfTables.NFTA_CMP_SREG, number(LinuxNfTables.NFT_REG_1))
                .attribute(LinuxNfTables.NFTA_CMP_OP, number(operator)).nested(LinuxNfTables.NFTA_CMP_DATA,
                        new NetlinkPayload().attribute(LinuxNfTables.NFTA_DATA_VALUE, new byte[] {(byte) octet})));
    }

    private Expressions load(int header, int offset, int length) {
        return add("payload", new NetlinkPayload().attribute(LinuxNfTables.NFTA_PAYLOAD_DREG, number(LinuxNfTables.NFT_REG_1))
                .attribute(LinuxNfTables.NFTA_PAYLOAD_BASE, number(header)).attribute(LinuxNfTables.NFTA_PAYLOAD_OFFSET, number(offset))
                .attribute(LinuxNfTables.NFTA_PAYLOAD_LEN, number(length)));
    }

    private Expressions lookUp(String set) {
        return add("lookup", new NetlinkPayload().attribute(LinuxNfTables.NFTA_LOOKUP_SET, set)
                .attribute(LinuxNfTables.NFTA_LOOKUP_SREG, number(LinuxNfTables.NFT_REG_1)));
    }

    private Expressions verdict(int code) {
        var verdict = new NetlinkPayload().attribute(LinuxNfTables.NFTA_VERDICT_CODE, number(code));
        return add("immediate", new NetlinkPayload()
                .attribute(LinuxNfTables.NFTA_IMMEDIATE_DREG, number(LinuxNfTables.NFT_REG_VERDICT)).nested(
                        LinuxNfTables.NFTA_IMMEDIATE_DATA, new NetlinkPayload().nested(LinuxNfTables.NFTA_DATA_VERDICT, verdict)));
    }

    private Expressions add(String name, NetlinkPayload data) {
        list.nested(LinuxNfTables.NFTA_LIST_ELEM,
                new NetlinkPayload().attribute(LinuxNfTables.NFTA_EXPR_NAME, name).nested(LinuxNfTables.NFTA_EXPR_DATA, data));
        return this;
    }
}
