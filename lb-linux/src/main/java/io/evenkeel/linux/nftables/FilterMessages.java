package io.evenkeel.linux.nftables;

import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_CHAIN_HOOK;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_CHAIN_NAME;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_CHAIN_TABLE;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_CHAIN_TYPE;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_DATA_VALUE;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_HOOK_HOOKNUM;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_HOOK_PRIORITY;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_LIST_ELEM;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_RULE_CHAIN;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_RULE_EXPRESSIONS;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_RULE_TABLE;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_SET_ELEM_KEY;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_SET_ELEM_LIST_ELEMENTS;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_SET_ELEM_LIST_SET;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_SET_ELEM_LIST_TABLE;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_SET_ID;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_SET_KEY_LEN;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_SET_KEY_TYPE;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_SET_NAME;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_SET_TABLE;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_TABLE_FLAGS;
import static io.evenkeel.linux.ffi.LinuxNfTables.NFTA_TABLE_NAME;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.linux.ffi.LinuxNetfilter;
import io.evenkeel.linux.ffi.LinuxNfTables;
import io.evenkeel.linux.ffi.LinuxNfnetlink;
import io.evenkeel.linux.netlink.NetlinkMessage;
import io.evenkeel.linux.netlink.NetlinkPayload;
import io.evenkeel.linux.netlink.NetlinkSocket.Request;

/** The requests that make an {@link AddressFilter}. Numbers are in the network's byte order. Pure. */
final class FilterMessages {
    /** What nft calls these types; the kernel keeps them for it. */
    private static final int TYPE_IPV4_ADDRESS = 7;
    private static final int TYPE_IPV6_ADDRESS = 8;

    private static final int IPV4_LENGTH = 4;
    private static final int IPV6_LENGTH = 16;

    private final String table;

    FilterMessages(String table) {
        this.table = table;
    }

    /** Two sets of addresses, and a chain for each direction that drops what concerns them. */
    List<Request> build(int priority, boolean counts) {
        var requests = new ArrayList<Request>();
        requests.add(make(LinuxNfTables.NFT_MSG_NEWTABLE, NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE,
                family().attribute(NFTA_TABLE_NAME, table).attribute(NFTA_TABLE_FLAGS, number(LinuxNfTables.NFT_TABLE_F_OWNER))));
        requests.add(set(IPV4_LENGTH, TYPE_IPV4_ADDRESS));
        requests.add(set(IPV6_LENGTH, TYPE_IPV6_ADDRESS));
        for (Direction direction : Direction.values()) {
            requests.add(chain(direction, priority));
            requests.add(rule(direction, Expressions.neighbourDiscovery()));
            requests.add(rule(direction, Expressions.drop(LinuxNetfilter.NFPROTO_IPV4, direction.ipv4Offset, IPV4_LENGTH,
                    setName(IPV4_LENGTH), counts)));
            requests.add(rule(direction, Expressions.drop(LinuxNetfilter.NFPROTO_IPV6, direction.ipv6Offset, IPV6_LENGTH,
                    setName(IPV6_LENGTH), counts)));
        }
        return requests;
    }

    /** Where the address stands in the IP header: the destination of what comes in, the source of what goes out. */
    private enum Direction {
        IN("in", LinuxNetfilter.NF_INET_LOCAL_IN, 16, 24), OUT("out", LinuxNetfilter.NF_INET_LOCAL_OUT, 12, 8);

        private final String chain;
        private final int hook;
        private final int ipv4Offset;
        private final int ipv6Offset;

        Direction(String chain, int hook, int ipv4Offset, int ipv6Offset) {
            this.chain = chain;
            this.hook = hook;
            this.ipv4Offset = ipv4Offset;
            this.ipv6Offset = ipv6Offset;
        }
    }

    Request add(InetAddress address) {
        return make(LinuxNfTables.NFT_MSG_NEWSETELEM, NetlinkMessage.CREATE, element(address));
    }

    Request remove(InetAddress address) {
        return make(LinuxNfTables.NFT_MSG_DELSETELEM, 0, element(address));
    }

    private NetlinkPayload element(InetAddress address) {
        byte[] bytes = address.getAddress();
        var key = new NetlinkPayload().nested(NFTA_SET_ELEM_KEY, new NetlinkPayload().attribute(NFTA_DATA_VALUE, bytes));
        return family().attribute(NFTA_SET_ELEM_LIST_TABLE, table).attribute(NFTA_SET_ELEM_LIST_SET, setName(bytes.length))
                .nested(NFTA_SET_ELEM_LIST_ELEMENTS, new NetlinkPayload().nested(NFTA_LIST_ELEM, key));
    }

    private Request set(int keyLength, int keyType) {
        return make(LinuxNfTables.NFT_MSG_NEWSET, NetlinkMessage.CREATE,
                family().attribute(NFTA_SET_TABLE, table).attribute(NFTA_SET_NAME, setName(keyLength))
                        .attribute(NFTA_SET_KEY_TYPE, number(keyType)).attribute(NFTA_SET_KEY_LEN, number(keyLength))
                        .attribute(NFTA_SET_ID, number(keyLength)));
    }

    private static String setName(int keyLength) {
        return keyLength == IPV4_LENGTH ? "addresses4" : "addresses6";
    }

    private Request chain(Direction direction, int priority) {
        return make(LinuxNfTables.NFT_MSG_NEWCHAIN, NetlinkMessage.CREATE,
                family().attribute(NFTA_CHAIN_TABLE, table).attribute(NFTA_CHAIN_NAME, direction.chain)
                        .nested(NFTA_CHAIN_HOOK, new NetlinkPayload().attribute(NFTA_HOOK_HOOKNUM, number(direction.hook))
                                .attribute(NFTA_HOOK_PRIORITY, number(priority)))
                        .attribute(NFTA_CHAIN_TYPE, "filter"));
    }

    private Request rule(Direction direction, NetlinkPayload expressions) {
        return make(LinuxNfTables.NFT_MSG_NEWRULE, NetlinkMessage.CREATE | NetlinkMessage.APPEND,
                family().attribute(NFTA_RULE_TABLE, table).attribute(NFTA_RULE_CHAIN, direction.chain)
                        .nested(NFTA_RULE_EXPRESSIONS, expressions));
    }

    private static Request make(int type, int flags, NetlinkPayload payload) {
        return new Request(LinuxNfnetlink.NFNL_SUBSYS_NFTABLES << Byte.SIZE | type, flags, payload);
    }

    private static NetlinkPayload family() {
        return new NetlinkPayload(LinuxNfnetlink.NFGENMSG.create().set("nfgen_family", LinuxNetfilter.NFPROTO_INET).toBytes());
    }

    /** Begins or ends a transaction. */
    static Request batch(int type) {
        return new Request(type, 0, new NetlinkPayload(
                LinuxNfnetlink.NFGENMSG.create().set("res_id", LinuxNfnetlink.NFNL_SUBSYS_NFTABLES).toBytes()));
    }

    static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
