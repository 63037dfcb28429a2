package io.evenkeel.linux.route;

import static io.evenkeel.linux.ffi.LinuxRtnetlink.IFINFOMSG;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;

import io.evenkeel.linux.ffi.LinuxIfLink;
import io.evenkeel.linux.ffi.LinuxRtnetlink;
import io.evenkeel.linux.ffi.Struct;
import io.evenkeel.linux.ffi.SysSocket;
import io.evenkeel.linux.netlink.NetlinkAttributes;
import io.evenkeel.linux.netlink.NetlinkMessage;
import io.evenkeel.linux.netlink.NetlinkPayload;

/** What rtnetlink says of links ({@code ifinfomsg} and {@code IFLA_*}). Pure. */
final class LinkMessages {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private LinkMessages() {}

    static NetlinkPayload all() {
        return new NetlinkPayload(IFINFOMSG.create().toBytes());
    }

    static NetlinkPayload byName(String name) {
        return all().attribute(LinuxIfLink.IFLA_IFNAME, name);
    }

    static NetlinkPayload byIndex(int index) {
        return new NetlinkPayload(IFINFOMSG.create().set("ifi_index", index).toBytes());
    }

    static NetlinkPayload stacked(StackedLink link) {
        NetlinkPayload payload = all().attribute(LinuxIfLink.IFLA_IFNAME, link.name())
                .attribute(LinuxIfLink.IFLA_LINK, link.parentIndex()).attribute(LinuxIfLink.IFLA_GROUP, link.group());
        if (link.masterIndex() != 0) {
            payload.attribute(LinuxIfLink.IFLA_MASTER, link.masterIndex());
        }
        var data = new NetlinkPayload();
        switch (link.kind()) {
            case StackedLink.Macvlan(String hardwareAddress, MacvlanMode mode) -> {
                payload.attribute(LinuxIfLink.IFLA_ADDRESS, COLONS.parseHex(hardwareAddress));
                data.attribute(LinuxIfLink.IFLA_MACVLAN_MODE, mode.number);
            }
            case StackedLink.Ipvlan(IpvlanFlag flag) -> data
                    .attribute(LinuxIfLink.IFLA_IPVLAN_MODE, (short) LinuxIfLink.IPVLAN_MODE_L2)
                    .attribute(LinuxIfLink.IFLA_IPVLAN_FLAGS, (short) flag.number);
        }
        return payload.nested(LinuxIfLink.IFLA_LINKINFO,
                new NetlinkPayload().attribute(LinuxIfLink.IFLA_INFO_KIND, link.kind().kernelName())
                        .nested(LinuxIfLink.IFLA_INFO_DATA, data));
    }

    static NetlinkPayload group(int index, int group) {
        return byIndex(index).attribute(LinuxIfLink.IFLA_GROUP, group);
    }

    static NetlinkPayload alias(int index, String text) {
        return byIndex(index).attribute(LinuxIfLink.IFLA_IFALIAS, text);
    }

    static NetlinkPayload switched(int index, boolean on) {
        return new NetlinkPayload(IFINFOMSG.create().set("ifi_index", index).set("ifi_change", LinkFlag.UP.bit)
                .set("ifi_flags", on ? LinkFlag.UP.bit : 0).toBytes());
    }

    static NetlinkPayload withoutLinkLocalAddress(int index) {
        var ipv6 = new NetlinkPayload().attribute(LinuxIfLink.IFLA_INET6_ADDR_GEN_MODE,
                (byte) LinuxIfLink.IN6_ADDR_GEN_MODE_NONE);
        return byIndex(index).nested(LinuxIfLink.IFLA_AF_SPEC, new NetlinkPayload().nested(SysSocket.AF_INET6, ipv6));
    }

    /** The name of a link that has gone, or cannot carry packets. */
    static Optional<String> interrupted(NetlinkMessage message) {
        if (message.type() == LinuxRtnetlink.RTM_DELLINK) {
            return isOfBridge(message.payload()) ? Optional.empty() : parse(message.payload()).map(Link::name);
        }
        return link(message).filter(link -> !link.isUp()).map(Link::name);
    }

    /** A link that leaves a bridge is told of as if it went. */
    private static boolean isOfBridge(ByteBuffer payload) {
        return payload.remaining() >= IFINFOMSG.size() && IFINFOMSG.read(payload).get("ifi_family") == SysSocket.AF_BRIDGE;
    }

    static Optional<Link> link(NetlinkMessage message) {
        return message.type() == LinuxRtnetlink.RTM_NEWLINK ? parse(message.payload()) : Optional.empty();
    }

    private static Optional<Link> parse(ByteBuffer payload) {
        if (payload.remaining() < IFINFOMSG.size()) {
            return Optional.empty();
        }
        Struct.Value fixed = IFINFOMSG.read(payload);
        var flags = EnumSet.noneOf(LinkFlag.class);
        for (LinkFlag flag : LinkFlag.values()) {
            if ((fixed.get("ifi_flags") & flag.bit) != 0) {
                flags.add(flag);
            }
        }
        var attributes = NetlinkAttributes.parse(payload.position(IFINFOMSG.size()));
        return Optional.of(new Link(fixed.get("ifi_index"), attributes.text(LinuxIfLink.IFLA_IFNAME).orElse(""),
                attributes.bytes(LinuxIfLink.IFLA_ADDRESS).map(COLONS::formatHex).orElse(""), flags,
                attributes.nested(LinuxIfLink.IFLA_LINKINFO).text(LinuxIfLink.IFLA_INFO_KIND).orElse(""),
                attributes.integer(LinuxIfLink.IFLA_LINK).orElse(0), attributes.integer(LinuxIfLink.IFLA_MASTER).orElse(0),
                attributes.integer(LinuxIfLink.IFLA_GROUP).orElse(0), attributes.integer(LinuxIfLink.IFLA_MTU).orElse(0),
                attributes.text(LinuxIfLink.IFLA_IFALIAS).orElse("")));
    }
}
