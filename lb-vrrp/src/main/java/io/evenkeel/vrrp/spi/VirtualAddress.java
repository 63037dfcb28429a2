package io.evenkeel.vrrp.spi;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import io.evenkeel.vrrp.packet.IpFamily;
import org.jspecify.annotations.Nullable;

/**
 * An address that a virtual router floats, with what {@code ip address add} can say about it. Immutable.
 *
 * @param prefixLength 0..32, in IPv6 0..128; {@link #of} takes the greatest when none is given
 * @param device the interface to put it on; null for the virtual router's own
 * @param label the name under which {@code ip addr} shows it, such as {@code eth0:1}; null for the interface's name; IPv4
 *        only
 * @param scope null to leave it to the kernel
 * @param broadcast null for none; IPv4 only
 * @param peer the other end of a point-to-point link; null for none
 * @param flags what the kernel is to do, or not to do, with it
 * @param preferred how long after it was added this host's own connections may come from it, in whole seconds; zero for not at
 *        all, {@link #FOREVER}; null for ever when its prefix is a network's, and not at all otherwise, as keepalived has it.
 *        IPv6 only
 * @param tracked whether it is put back when somebody else removes it
 */
public record VirtualAddress(InetAddress address, int prefixLength, @Nullable String device, @Nullable String label,
        @Nullable AddressScope scope, @Nullable InetAddress broadcast, @Nullable InetAddress peer, Set<Flag> flags,
        @Nullable Duration preferred, boolean tracked) {
    /** No end: the kernel's number for it, in seconds. */
    public static final Duration FOREVER = Duration.ofSeconds(0xffff_ffffL);

    /** The kernel has room for 15 characters. */
    private static final int MAX_LABEL_LENGTH = 15;

    /** What {@code ip address} calls CONFFLAGs. */
    public enum Flag {
        /** {@code home}: the home address of Mobile IPv6. */
        HOME,
        /** {@code nodad}: no duplicate address detection in IPv6, which would delay a takeover. */
        NODAD,
        /** {@code mngtmpaddr}: makes temporary addresses in IPv6. */
        MNGTMPADDR,
        /** {@code noprefixroute}: no route to its network is added with it. */
        NOPREFIXROUTE,
        /** {@code autojoin}: joins the group that the address is. */
        AUTOJOIN
    }

    /** Checks the values. */
    public VirtualAddress {
        IpFamily family = IpFamily.of(address);
        flags = Set.copyOf(flags);
        require(prefixLength >= 0 && prefixLength <= family.maxPrefixLength(), "prefixLength", prefixLength,
                "0.." + family.maxPrefixLength());
        require(label == null || (family == IpFamily.IPV4 && !label.isEmpty() && label.length() <= MAX_LABEL_LENGTH),
                "label", label, "1.." + MAX_LABEL_LENGTH + " characters, and an IPv4 address");
        require(broadcast == null || (family == IpFamily.IPV4 && IpFamily.of(broadcast) == family), "broadcast",
                broadcast, "an IPv4 address, for an IPv4 address");
        require(preferred == null
                || (family == IpFamily.IPV6 && !preferred.isNegative() && preferred.equals(preferred.truncatedTo(ChronoUnit.SECONDS))
                        && preferred.compareTo(FOREVER) <= 0),
                "preferred", preferred, "0.." + FOREVER.toSeconds()
                        + " whole seconds, and an IPv6 address");
        require(peer == null || IpFamily.of(peer) == family, "peer", peer, "an " + family + " address");
    }

    /** Reads {@code 192.168.4.80/24} or {@code 2001:db8::80/64}; without a length it is that one address. */
    public static VirtualAddress of(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int prefixLength = slash < 0 ? IpFamily.of(address).maxPrefixLength()
                    : Integer.parseInt(text.substring(slash + 1));
            return new VirtualAddress(address, prefixLength, null, null, null, null, null, Set.of(), null, true);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "address: " + text + " (expected: such as 192.168.4.80/24 or 2001:db8::80/64)", e);
        }
    }

    /** Its family. */
    public IpFamily family() {
        return IpFamily.of(address);
    }

    /** The same on another interface than the virtual router's. */
    public VirtualAddress on(String interfaceName) {
        return new VirtualAddress(address, prefixLength, interfaceName, label, scope, broadcast, peer, flags, preferred, tracked);
    }

    /** The same with a label. */
    public VirtualAddress labelled(String name) {
        return new VirtualAddress(address, prefixLength, device, name, scope, broadcast, peer, flags, preferred, tracked);
    }

    /** The same with a scope. */
    public VirtualAddress scope(AddressScope reach) {
        return new VirtualAddress(address, prefixLength, device, label, reach, broadcast, peer, flags, preferred, tracked);
    }

    /** The same with a broadcast address. */
    public VirtualAddress broadcast(InetAddress all) {
        return new VirtualAddress(address, prefixLength, device, label, scope, all, peer, flags, preferred, tracked);
    }

    /** The same with the broadcast address of its network: all host bits set, or ({@code false}) all clear. */
    public VirtualAddress networkBroadcast(boolean ones) {
        byte[] bytes = address.getAddress();
        for (int bit = prefixLength; bit < bytes.length * Byte.SIZE; bit++) {
            int mask = 0x80 >>> (bit % Byte.SIZE);
            bytes[bit / Byte.SIZE] = (byte) (ones ? bytes[bit / Byte.SIZE] | mask : bytes[bit / Byte.SIZE] & ~mask);
        }
        try {
            return broadcast(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new AssertionError("as many bytes as the address has", e);
        }
    }

    /** The same with the other end of a point-to-point link. */
    public VirtualAddress peer(InetAddress other) {
        return new VirtualAddress(address, prefixLength, device, label, scope, broadcast, other, flags, preferred, tracked);
    }

    /** The same with these flags. */
    public VirtualAddress flags(Set<Flag> wanted) {
        return new VirtualAddress(address, prefixLength, device, label, scope, broadcast, peer, wanted, preferred, tracked);
    }

    /** The same, but this host's own connections may come from it so long after it was added, and no longer. */
    public VirtualAddress preferred(Duration time) {
        return new VirtualAddress(address, prefixLength, device, label, scope, broadcast, peer, flags, time, tracked);
    }

    /** The same, but left alone when somebody else removes it. */
    public VirtualAddress untracked() {
        return new VirtualAddress(address, prefixLength, device, label, scope, broadcast, peer, flags, preferred, false);
    }

    /** As {@link #of} reads it, with the device if it has one. */
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixLength + (device == null ? "" : " on " + device);
    }

    private static void require(boolean ok, String name, @Nullable Object value, String expected) {
        if (!ok) {
            Object shown = value instanceof InetAddress address ? address.getHostAddress() : value;
            throw new IllegalArgumentException(name + ": " + shown + " (expected: " + expected + ")");
        }
    }
}
