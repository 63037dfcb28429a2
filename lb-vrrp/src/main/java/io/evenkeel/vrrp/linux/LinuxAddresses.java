package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.evenkeel.core.time.Clock;
import io.evenkeel.linux.route.AddressFlag;
import io.evenkeel.linux.route.AddressOptions;
import io.evenkeel.linux.route.InterfaceAddress;
import io.evenkeel.linux.route.Lifetime;
import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.sysctl.Sysctl;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.PacketFilter;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualAddresses;
import org.jspecify.annotations.Nullable;

/** Addresses by rtnetlink, announced by gratuitous ARP or neighbour advertisements. */
final class LinuxAddresses implements VirtualAddresses {
    /** The kernel's number for what VRRP programs make ({@code proto keepalived}). */
    static final int PROTOCOL = 18;
    /** The kernel keeps an address so long without us; it looks at whole seconds, a little late. */
    private static final int LIFETIME_SECONDS = 7;

    private final LinuxHost host;
    private final String own;
    private final boolean hasVirtualMac;
    /** Null when no address has a virtual MAC of its own. */
    private final @Nullable AddressMacs addressMacs;
    /** Whether the kernel keeps them without us. */
    private final boolean isLasting;
    /** Null when they take packets. */
    private final @Nullable PacketFilter filter;
    /** Addresses whose packets are dropped. */
    private final Set<InetAddress> filtered = new HashSet<>();

    /** For addresses that go to the interface {@code own} by themselves, which is a virtual MAC interface or not. */
    LinuxAddresses(LinuxHost host, String own, boolean hasVirtualMac, AddressMacs addressMacs, @Nullable PacketFilter filter) {
        this(host, own, hasVirtualMac, addressMacs, filter, false);
    }

    private LinuxAddresses(LinuxHost host, String own, boolean hasVirtualMac, @Nullable AddressMacs addressMacs,
            @Nullable PacketFilter filter, boolean isLasting) {
        this.host = host;
        this.own = own;
        this.hasVirtualMac = hasVirtualMac;
        this.addressMacs = addressMacs;
        this.filter = filter;
        this.isLasting = isLasting;
    }

    /** For addresses that name their device and stay until somebody removes them, whatever becomes of this process. */
    static LinuxAddresses lasting(LinuxHost host) {
        return new LinuxAddresses(host, "", false, null, null, true);
    }

    @Override
    public boolean add(VirtualAddress address) throws IOException {
        if (addressMacs != null) {
            addressMacs.ensure(deviceName(address));
        }
        Link device = device(address);
        InterfaceAddress wanted = onInterface(address, device);
        if (filter != null && !filtered.contains(address.address())) {
            host.filters().add(filter, address.address());
            filtered.add(address.address());
        }
        if (address.family() == IpFamily.IPV6 && hasVirtualMac(device.name())) {
            VirtualMacInterface.admitIpv6(device);
        }
        boolean added = host.route().add(wanted);
        host.events().changedAddresses(device.name());
        if (!added && !host.events().addresses().holds(wanted, device.name()) && isLeftover(wanted)) {
            host.route().renew(wanted);
            added = true;
        }
        if (added || isLasting) {
            Duration preferred = preferred(address);
            host.events().addresses().add(wanted, device.name(), isForever(preferred) ? OptionalLong.empty()
                    : OptionalLong.of(Clock.system().nanoTime() + preferred.toNanos()));
        }
        return added;
    }

    private boolean hasVirtualMac(String interfaceName) {
        return (hasVirtualMac && interfaceName.equals(own)) || (addressMacs != null && addressMacs.has(interfaceName));
    }

    /** One that a killed process has left has little time left; one that the host's administrator made has no end. */
    private boolean isLeftover(InterfaceAddress wanted) throws IOException {
        return host.route().addresses(wanted.interfaceIndex()).stream()
                .anyMatch(present -> present.address().equals(wanted.address())
                        && present.options().lifetime().validSeconds() != Lifetime.FOREVER);
    }

    @Override
    public boolean remove(VirtualAddress address) throws IOException {
        host.events().addresses().remove(deviceName(address), address.address());
        Optional<Link> device = host.events().linkNow(deviceName(address)); // what went with its interface is not there
        boolean removed = device.isPresent() && host.route().remove(onInterface(address, device.get()));
        host.events().changedAddresses(deviceName(address));
        if (filter != null && filtered.remove(address.address())) {
            host.filters().remove(filter, address.address());
        }
        return removed;
    }

    @Override
    public void announce(VirtualAddress address) throws IOException {
        Optional<Link> found = host.events().linkNow(deviceName(address));
        if (found.isEmpty()) {
            return; // that it is missing was said when the address was to be added
        }
        Link device = found.get();
        byte[] hardwareAddress = device.hardwareAddressBytes();
        if (hardwareAddress.length != GratuitousArp.HARDWARE_ADDRESS_LENGTH) {
            return; // loopback and tunnels have no neighbours
        }
        host.packets().send(switch (address.family()) {
            case IPV4 -> GratuitousArp.frame(hardwareAddress, address.address());
            case IPV6 -> NeighbourAdvertisement.frame(hardwareAddress, address.address(), isRouter(device));
        }, device.index());
    }

    private static boolean isRouter(Link device) throws IOException {
        return Sysctl.ipv6(device.name(), "forwarding").read().filter(value -> !value.equals("0")).isPresent();
    }

    private InterfaceAddress onInterface(VirtualAddress address, Link device) {
        String label = address.label();
        var flags = EnumSet.noneOf(AddressFlag.class);
        if (address.family() == IpFamily.IPV6) {
            flags.add(AddressFlag.NO_DUPLICATE_DETECTION); // the election has settled who has it
        }
        for (VirtualAddress.Flag flag : address.flags()) {
            switch (flag) {
                case HOME -> flags.add(AddressFlag.HOME_ADDRESS);
                case NODAD -> flags.add(AddressFlag.NO_DUPLICATE_DETECTION);
                case MNGTMPADDR -> flags.add(AddressFlag.MANAGE_TEMPORARY_ADDRESSES);
                case NOPREFIXROUTE -> flags.add(AddressFlag.NO_PREFIX_ROUTE);
                case AUTOJOIN -> flags.add(AddressFlag.JOIN_GROUP);
            }
        }
        var scope = address.scope();
        return new InterfaceAddress(device.index(), address.address(), address.prefixLength(),
                new AddressOptions(label == null ? "" : label, scope == null ? 0 : scope.number(), address.broadcast(),
                        address.peer(), flags, lifetime(address), PROTOCOL));
    }

    private Lifetime lifetime(VirtualAddress address) {
        int valid = isLasting ? Lifetime.FOREVER : LIFETIME_SECONDS;
        Duration preferred = preferred(address);
        return new Lifetime(isForever(preferred) ? valid : HeldAddresses.preferredSeconds(preferred.toSeconds(), valid), valid);
    }

    /** An IPv6 address that is no network's is not for connections of this host's own (as keepalived has it). */
    private static Duration preferred(VirtualAddress address) {
        boolean isOfNetwork = address.family() == IpFamily.IPV4 || address.prefixLength() < address.family().maxPrefixLength();
        return Objects.requireNonNullElse(address.preferred(), isOfNetwork ? VirtualAddress.FOREVER : Duration.ZERO);
    }

    /** Half of the kernel's numbers, 68 years, fit here. */
    private static boolean isForever(Duration preferred) {
        return preferred.toSeconds() > Integer.MAX_VALUE;
    }

    /** As it is now: interfaces come and go, and change their hardware address. */
    private Link device(VirtualAddress address) throws IOException {
        String name = deviceName(address);
        return host.events().linkNow(name).orElseThrow(() -> new IOException("there is no interface " + name));
    }

    private String deviceName(VirtualAddress address) {
        String device = address.device();
        return device == null ? own : device;
    }
}
