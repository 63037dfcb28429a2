package io.evenkeel.linux.route;

import static io.evenkeel.linux.ffi.LinuxFibRules.FIB_RULE_HDR;
import static io.evenkeel.linux.ffi.LinuxFibRules.FIB_RULE_PORT_RANGE;
import static io.evenkeel.linux.ffi.LinuxFibRules.FIB_RULE_UID_RANGE;
import static io.evenkeel.linux.ffi.LinuxRtnetlink.RTMSG;
import static io.evenkeel.linux.ffi.LinuxRtnetlink.RTNEXTHOP;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

import io.evenkeel.linux.ffi.LinuxFibRules;
import io.evenkeel.linux.ffi.LinuxRtnetlink;
import io.evenkeel.linux.ffi.Struct;
import io.evenkeel.linux.ffi.SysSocket;
import io.evenkeel.linux.netlink.NetlinkAttributes;
import io.evenkeel.linux.netlink.NetlinkMessage;
import io.evenkeel.linux.netlink.NetlinkPayload;
import org.jspecify.annotations.Nullable;

/** Routes and rules as rtnetlink wants them ({@code rtmsg}, {@code fib_rule_hdr}). Pure. */
final class RoutingMessages {
    /** Tables up to this number fit the fixed part; the attribute says it for all. */
    private static final int MAX_SMALL_TABLE = 255;

    private RoutingMessages() {}

    static NetlinkPayload route(Route route) {
        Struct.Value fixed = RTMSG.create().set("rtm_family", Family.of(route.destination().address()))
                .set("rtm_dst_len", route.destination().length()).set("rtm_tos", route.typeOfService())
                .set("rtm_table", small(route.table())).set("rtm_protocol", route.protocol()).set("rtm_scope", route.scope())
                .set("rtm_type", route.type().number);
        boolean isSingle = route.nextHops().size() == 1;
        if (isSingle && route.nextHops().getFirst().isOnLink()) {
            fixed.set("rtm_flags", LinuxRtnetlink.RTNH_F_ONLINK);
        }
        var payload = new NetlinkPayload(fixed.toBytes());
        if (route.destination().length() > 0) {
            payload.attribute(LinuxRtnetlink.RTA_DST, route.destination().address().getAddress());
        }
        payload.attribute(LinuxRtnetlink.RTA_TABLE, route.table());
        if (route.metric() != 0) {
            payload.attribute(LinuxRtnetlink.RTA_PRIORITY, route.metric());
        }
        InetAddress source = route.preferredSource();
        if (source != null) {
            payload.attribute(LinuxRtnetlink.RTA_PREFSRC, source.getAddress());
        }
        if (isSingle) {
            nextHop(payload, route.nextHops().getFirst());
        } else if (!route.nextHops().isEmpty()) {
            payload.attribute(LinuxRtnetlink.RTA_MULTIPATH, nextHops(route));
        }
        Route.Extras extras = route.extras();
        if (extras.realms() != 0) {
            payload.attribute(LinuxRtnetlink.RTA_FLOW, extras.realms());
        }
        Integer preference = extras.preference();
        if (preference != null) {
            payload.attribute(LinuxRtnetlink.RTA_PREF, preference.byteValue());
        }
        if (extras.expiresSeconds() != 0) {
            payload.attribute(LinuxRtnetlink.RTA_EXPIRES, extras.expiresSeconds());
        }
        if (!route.metrics().isEmpty() || !extras.congestionControl().isEmpty()) {
            var metrics = new NetlinkPayload();
            int locked = extras.locked().stream().mapToInt(metric -> 1 << metric.number).sum();
            if (locked != 0) {
                metrics.attribute(LinuxRtnetlink.RTAX_LOCK, locked);
            }
            route.metrics().forEach((metric, value) -> metrics.attribute(metric.number, value.intValue()));
            if (!extras.congestionControl().isEmpty()) {
                metrics.attribute(LinuxRtnetlink.RTAX_CC_ALGO, extras.congestionControl());
            }
            payload.nested(LinuxRtnetlink.RTA_METRICS, metrics);
        }
        return payload;
    }

    /** The rule that a message is about. */
    static Optional<RulePlace> place(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        boolean isOfRule = message.type() == LinuxRtnetlink.RTM_NEWRULE || message.type() == LinuxRtnetlink.RTM_DELRULE;
        if (!isOfRule || payload.remaining() < FIB_RULE_HDR.size()) {
            return Optional.empty();
        }
        int family = FIB_RULE_HDR.read(payload).get("family");
        if (family != SysSocket.AF_INET && family != SysSocket.AF_INET6) {
            return Optional.empty();
        }
        var attributes = NetlinkAttributes.parse(payload.position(FIB_RULE_HDR.size()));
        return Optional.of(new RulePlace(family == SysSocket.AF_INET6, attributes.integer(LinuxFibRules.FRA_PRIORITY).orElse(0)));
    }

    /** The route that a message takes away. */
    static Optional<RemovedRoute> removed(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (message.type() != LinuxRtnetlink.RTM_DELROUTE || payload.remaining() < RTMSG.size()) {
            return Optional.empty();
        }
        Struct.Value fixed = RTMSG.read(payload);
        int addressLength = Family.addressLength(fixed.get("rtm_family"));
        if (addressLength == 0 || fixed.get("rtm_dst_len") > addressLength * Byte.SIZE) {
            return Optional.empty();
        }
        var attributes = NetlinkAttributes.parse(payload.position(RTMSG.size()));
        byte[] destination = attributes.bytes(LinuxRtnetlink.RTA_DST).filter(bytes -> bytes.length == addressLength)
                .orElse(new byte[addressLength]);
        return Optional.of(new RemovedRoute(new Prefix(Family.address(destination), fixed.get("rtm_dst_len")),
                attributes.integer(LinuxRtnetlink.RTA_TABLE).orElse(fixed.get("rtm_table")),
                attributes.integer(LinuxRtnetlink.RTA_PRIORITY).orElse(0)));
    }

    private static void nextHop(NetlinkPayload payload, NextHop hop) {
        InetAddress gateway = hop.gateway();
        if (gateway != null) {
            payload.attribute(LinuxRtnetlink.RTA_GATEWAY, gateway.getAddress());
        }
        if (hop.interfaceIndex() != 0) {
            payload.attribute(LinuxRtnetlink.RTA_OIF, hop.interfaceIndex());
        }
    }

    /** An array of {@code struct rtnexthop}, each with attributes behind it. */
    private static byte[] nextHops(Route route) {
        var out = new ByteArrayOutputStream();
        for (NextHop hop : route.nextHops()) {
            var attributes = new NetlinkPayload();
            InetAddress gateway = hop.gateway();
            if (gateway != null) {
                attributes.attribute(LinuxRtnetlink.RTA_GATEWAY, gateway.getAddress());
            }
            byte[] packed = attributes.toBytes();
            out.writeBytes(RTNEXTHOP.create().set("rtnh_len", RTNEXTHOP.size() + packed.length)
                    .set("rtnh_flags", hop.isOnLink() ? LinuxRtnetlink.RTNH_F_ONLINK : 0).set("rtnh_hops", hop.weight() - 1)
                    .set("rtnh_ifindex", hop.interfaceIndex()).toBytes());
            out.writeBytes(packed);
        }
        return out.toByteArray();
    }

    static NetlinkPayload rule(Rule rule) {
        Prefix from = rule.from();
        Prefix to = rule.to();
        int table = rule.action() instanceof RuleAction.Lookup(int number) ? number : LinuxRtnetlink.RT_TABLE_UNSPEC;
        var payload = new NetlinkPayload(FIB_RULE_HDR.create()
                .set("family", rule.isIpv6() ? SysSocket.AF_INET6 : SysSocket.AF_INET)
                .set("dst_len", to == null ? 0 : to.length()).set("src_len", from == null ? 0 : from.length())
                .set("tos", rule.typeOfService()).set("table", small(table)).set("action", action(rule.action()))
                .set("flags", rule.isInverted() ? LinuxFibRules.FIB_RULE_INVERT : 0).toBytes());
        prefix(payload, LinuxFibRules.FRA_SRC, from);
        prefix(payload, LinuxFibRules.FRA_DST, to);
        Integer priority = rule.priority();
        if (priority != null) {
            payload.attribute(LinuxFibRules.FRA_PRIORITY, priority.intValue());
        }
        if (rule.action() instanceof RuleAction.Lookup) {
            payload.attribute(LinuxFibRules.FRA_TABLE, table);
        } else if (rule.action() instanceof RuleAction.GoTo(int target)) {
            payload.attribute(LinuxFibRules.FRA_GOTO, target);
        }
        if (!rule.inInterface().isEmpty()) {
            payload.attribute(LinuxFibRules.FRA_IIFNAME, rule.inInterface());
        }
        if (!rule.outInterface().isEmpty()) {
            payload.attribute(LinuxFibRules.FRA_OIFNAME, rule.outInterface());
        }
        if (rule.mark() != 0 || rule.mask() != 0) {
            payload.attribute(LinuxFibRules.FRA_FWMARK, rule.mark()).attribute(LinuxFibRules.FRA_FWMASK, rule.mask());
        }
        if (rule.ipProtocol() != 0) {
            payload.attribute(LinuxFibRules.FRA_IP_PROTO, (byte) rule.ipProtocol());
        }
        ports(payload, LinuxFibRules.FRA_SPORT_RANGE, rule.sourcePorts());
        ports(payload, LinuxFibRules.FRA_DPORT_RANGE, rule.destinationPorts());
        UserRange users = rule.users();
        if (users != null) {
            payload.attribute(LinuxFibRules.FRA_UID_RANGE,
                    FIB_RULE_UID_RANGE.create().set("start", users.first()).set("end", users.last()).toBytes());
        }
        if (rule.tunnelId() != 0) { // in the network's byte order
            payload.attribute(LinuxFibRules.FRA_TUN_ID, ByteBuffer.allocate(Long.BYTES).putLong(rule.tunnelId()).array());
        }
        if (rule.suppressGroup() >= 0) {
            payload.attribute(LinuxFibRules.FRA_SUPPRESS_IFGROUP, rule.suppressGroup());
        }
        if (rule.realms() != 0) {
            payload.attribute(LinuxFibRules.FRA_FLOW, rule.realms());
        }
        if (rule.action() instanceof RuleAction.RoutingDomain) {
            payload.attribute(LinuxFibRules.FRA_L3MDEV, (byte) 1);
        }
        if (rule.suppressPrefixLength() >= 0) {
            payload.attribute(LinuxFibRules.FRA_SUPPRESS_PREFIXLEN, rule.suppressPrefixLength());
        }
        if (rule.protocol() != 0) {
            payload.attribute(LinuxFibRules.FRA_PROTOCOL, (byte) rule.protocol());
        }
        return payload;
    }

    private static void prefix(NetlinkPayload payload, int type, @Nullable Prefix prefix) {
        if (prefix != null && prefix.length() > 0) {
            payload.attribute(type, prefix.address().getAddress());
        }
    }

    private static void ports(NetlinkPayload payload, int type, @Nullable PortRange ports) {
        if (ports != null) {
            payload.attribute(type,
                    FIB_RULE_PORT_RANGE.create().set("start", ports.first()).set("end", ports.last()).toBytes());
        }
    }

    private static int action(RuleAction action) {
        return switch (action) {
            case RuleAction.Lookup lookup -> LinuxFibRules.FR_ACT_TO_TBL;
            case RuleAction.RoutingDomain domain -> LinuxFibRules.FR_ACT_TO_TBL;
            case RuleAction.GoTo goTo -> LinuxFibRules.FR_ACT_GOTO;
            case RuleAction.Nothing nothing -> LinuxFibRules.FR_ACT_NOP;
            case RuleAction.Blackhole blackhole -> LinuxFibRules.FR_ACT_BLACKHOLE;
            case RuleAction.Unreachable unreachable -> LinuxFibRules.FR_ACT_UNREACHABLE;
            case RuleAction.Prohibit prohibit -> LinuxFibRules.FR_ACT_PROHIBIT;
        };
    }

    private static int small(int table) {
        return table <= MAX_SMALL_TABLE ? table : LinuxRtnetlink.RT_TABLE_UNSPEC;
    }
}
