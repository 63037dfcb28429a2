package io.evenkeel.linux.route;

import static io.evenkeel.linux.ffi.LinuxIfAddr.IFADDRMSG;
import static io.evenkeel.linux.ffi.LinuxIfAddr.IFA_CACHEINFO_DATA;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;

import io.evenkeel.linux.ffi.LinuxIfAddr;
import io.evenkeel.linux.ffi.LinuxRtnetlink;
import io.evenkeel.linux.ffi.Struct;
import io.evenkeel.linux.netlink.NetlinkAttributes;
import io.evenkeel.linux.netlink.NetlinkMessage;
import io.evenkeel.linux.netlink.NetlinkPayload;
import org.jspecify.annotations.Nullable;

/** What rtnetlink says of addresses ({@code ifaddrmsg} and {@code IFA_*}). Pure. */
final class AddressMessages {
    private AddressMessages() {}

    /** Asks for the addresses of one interface; kernels before 4.20 answer with those of all. */
    static NetlinkPayload ofInterface(int interfaceIndex) {
        return new NetlinkPayload(IFADDRMSG.create().set("ifa_index", interfaceIndex).toBytes());
    }

    static NetlinkPayload identity(InterfaceAddress address) {
        InetAddress peer = address.options().peer();
        InetAddress prefix = peer == null ? address.address() : peer;
        return new NetlinkPayload(IFADDRMSG.create().set("ifa_family", Family.of(address.address()))
                .set("ifa_prefixlen", address.prefixLength()).set("ifa_scope", address.options().scope())
                .set("ifa_index", address.interfaceIndex()).toBytes())
                .attribute(LinuxIfAddr.IFA_LOCAL, address.address().getAddress())
                .attribute(LinuxIfAddr.IFA_ADDRESS, prefix.getAddress());
    }

    static NetlinkPayload whole(InterfaceAddress address) {
        AddressOptions options = address.options();
        NetlinkPayload payload = identity(address);
        if (!options.label().isEmpty()) {
            payload.attribute(LinuxIfAddr.IFA_LABEL, options.label());
        }
        InetAddress broadcast = options.broadcast();
        if (broadcast != null) {
            payload.attribute(LinuxIfAddr.IFA_BROADCAST, broadcast.getAddress());
        }
        if (!options.flags().isEmpty()) {
            payload.attribute(LinuxIfAddr.IFA_FLAGS, options.flags().stream().mapToInt(flag -> flag.bit).sum());
        }
        if (!options.lifetime().equals(Lifetime.UNLIMITED)) {
            payload.attribute(LinuxIfAddr.IFA_CACHEINFO,
                    IFA_CACHEINFO_DATA.create().set("ifa_prefered", options.lifetime().preferredSeconds())
                            .set("ifa_valid", options.lifetime().validSeconds()).toBytes());
        }
        if (options.protocol() != 0) {
            payload.attribute(LinuxIfAddr.IFA_PROTO, (byte) options.protocol());
        }
        return payload;
    }

    /** The address that a message adds, changes, lists or removes. */
    static Optional<InterfaceAddress> address(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        boolean isOfAddress = message.type() == LinuxRtnetlink.RTM_NEWADDR || message.type() == LinuxRtnetlink.RTM_DELADDR;
        if (!isOfAddress || payload.remaining() < IFADDRMSG.size()) {
            return Optional.empty();
        }
        Struct.Value fixed = IFADDRMSG.read(payload);
        var attributes = NetlinkAttributes.parse(payload.position(IFADDRMSG.size()));
        int length = Family.addressLength(fixed.get("ifa_family"));
        Optional<InetAddress> prefix = address(attributes, LinuxIfAddr.IFA_ADDRESS, length);
        Optional<InetAddress> local = address(attributes, LinuxIfAddr.IFA_LOCAL, length).or(() -> prefix);
        return local.map(address -> new InterfaceAddress(fixed.get("ifa_index"), address, fixed.get("ifa_prefixlen"),
                options(fixed, attributes, length, prefix.filter(peer -> !peer.equals(address)).orElse(null))));
    }

    private static AddressOptions options(Struct.Value fixed, NetlinkAttributes attributes, int length,
            @Nullable InetAddress peer) {
        int bits = attributes.integer(LinuxIfAddr.IFA_FLAGS).orElse(fixed.get("ifa_flags"));
        var flags = EnumSet.noneOf(AddressFlag.class);
        for (AddressFlag flag : AddressFlag.values()) {
            if ((bits & flag.bit) != 0) {
                flags.add(flag);
            }
        }
        return new AddressOptions(attributes.text(LinuxIfAddr.IFA_LABEL).orElse(""), fixed.get("ifa_scope"),
                address(attributes, LinuxIfAddr.IFA_BROADCAST, length).orElse(null), peer, flags, lifetime(attributes),
                attributes.unsignedByte(LinuxIfAddr.IFA_PROTO).orElse(0));
    }

    /** The kernel may tell of an address whose time is over but which it has not removed yet. */
    private static Lifetime lifetime(NetlinkAttributes attributes) {
        return attributes.bytes(LinuxIfAddr.IFA_CACHEINFO).map(data -> {
            Struct.Value times = IFA_CACHEINFO_DATA.read(ByteBuffer.wrap(data));
            int valid = times.get("ifa_valid") == Lifetime.FOREVER ? Lifetime.FOREVER : Math.max(1, times.get("ifa_valid"));
            int preferred = times.get("ifa_prefered");
            if (valid != Lifetime.FOREVER) {
                preferred = preferred == Lifetime.FOREVER ? valid : Math.clamp(preferred, 0, valid);
            }
            return new Lifetime(preferred, valid);
        }).orElse(Lifetime.UNLIMITED);
    }

    private static Optional<InetAddress> address(NetlinkAttributes attributes, int type, int length) {
        return attributes.bytes(type).filter(bytes -> length > 0 && bytes.length == length).map(Family::address);
    }
}
