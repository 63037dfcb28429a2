package io.evenkeel.linux.route;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

import io.evenkeel.linux.netlink.NetlinkAttributes;
import io.evenkeel.linux.netlink.NetlinkMessage;
import io.evenkeel.linux.netlink.NetlinkPayload;

/** The messages of rtnetlink that we use ({@code <linux/rtnetlink.h>}, {@code if_link.h}, {@code if_addr.h}). Pure. */
final class RouteMessages {
    static final int NEWLINK = 16;
    static final int GETLINK = 18;
    static final int NEWADDR = 20;
    static final int DELADDR = 21;
    static final int GETADDR = 22;
    /** The multicast group of link changes. */
    static final int GROUP_LINK = 1;

    private static final int AF_UNSPEC = 0;
    private static final int AF_INET = 2;

    // struct ifinfomsg { u8 family; u8 pad; u16 type; int index; u32 flags; u32 change; }
    private static final int IFINFO_LENGTH = 16;
    private static final int IFINFO_INDEX = 4;
    private static final int IFINFO_FLAGS = 8;
    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFF_UP = 1;
    /** Has a carrier; {@link #IFF_UP} alone says only that somebody has switched it on. */
    private static final int IFF_LOWER_UP = 1 << 16;

    // struct ifaddrmsg { u8 family; u8 prefixlen; u8 flags; u8 scope; u32 index; }
    private static final int IFADDR_LENGTH = 8;
    private static final int IFADDR_PREFIX_LENGTH = 1;
    private static final int IFADDR_INDEX = 4;
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_LABEL = 3;
    private static final int IFA_PROTO = 11;
    /** Marks an address as made by a keepalived-like program; kernels before 5.18 ignore it. */
    private static final byte PROTO_KEEPALIVED = 18;

    private RouteMessages() {}

    static NetlinkPayload linkByName(String name) {
        return new NetlinkPayload(NetlinkPayload.fixedPart(IFINFO_LENGTH).put((byte) AF_UNSPEC).array()).attribute(IFLA_IFNAME,
                name);
    }

    static Optional<Link> link(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (message.type() != NEWLINK || payload.remaining() < IFINFO_LENGTH) {
            return Optional.empty();
        }
        int index = payload.getInt(IFINFO_INDEX);
        int flags = payload.getInt(IFINFO_FLAGS);
        var attributes = NetlinkAttributes.parse(payload.position(IFINFO_LENGTH));
        String hardwareAddress = attributes.bytes(IFLA_ADDRESS).map(HexFormat.ofDelimiter(":")::formatHex).orElse("");
        return Optional.of(new Link(index, attributes.text(IFLA_IFNAME).orElse(""), hardwareAddress,
                (flags & IFF_UP) != 0 && (flags & IFF_LOWER_UP) != 0));
    }

    static NetlinkPayload allAddresses() {
        return new NetlinkPayload(NetlinkPayload.fixedPart(IFADDR_LENGTH).put((byte) AF_INET).array());
    }

    static NetlinkPayload newAddress(InterfaceAddress address) {
        NetlinkPayload payload = oldAddress(address).attribute(IFA_PROTO, new byte[] {PROTO_KEEPALIVED});
        return address.label().isEmpty() ? payload : payload.attribute(IFA_LABEL, address.label());
    }

    static NetlinkPayload oldAddress(InterfaceAddress address) {
        byte[] bytes = address.address().getAddress();
        return new NetlinkPayload(NetlinkPayload.fixedPart(IFADDR_LENGTH).put((byte) AF_INET)
                .put((byte) address.prefixLength()).put((byte) 0).put((byte) 0).putInt(address.interfaceIndex()).array())
                .attribute(IFA_LOCAL, bytes).attribute(IFA_ADDRESS, bytes);
    }

    static Optional<InterfaceAddress> address(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (message.type() != NEWADDR || payload.remaining() < IFADDR_LENGTH || payload.get(0) != AF_INET) {
            return Optional.empty();
        }
        int prefixLength = payload.get(IFADDR_PREFIX_LENGTH) & 0xff;
        int index = payload.getInt(IFADDR_INDEX);
        var attributes = NetlinkAttributes.parse(payload.position(IFADDR_LENGTH));
        return attributes.bytes(IFA_LOCAL).filter(bytes -> bytes.length == 4).map(bytes -> new InterfaceAddress(index,
                address(bytes), prefixLength, attributes.text(IFA_LABEL).orElse("")));
    }

    private static InetAddress address(byte[] four) {
        try {
            return InetAddress.getByAddress(four);
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are always an address", e);
        }
    }
}
