package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

import io.evenkeel.linux.route.AddressOptions;
import io.evenkeel.linux.route.InterfaceAddress;
import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.PacketSocket;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualAddresses;

/** Addresses by rtnetlink, announced by gratuitous ARP. */
final class LinuxAddresses implements VirtualAddresses {
    /** The kernel's number for what VRRP programs make ({@code proto keepalived}). */
    private static final int PROTOCOL = 18;

    private final RouteSocket route;
    private final PacketSocket packets;
    private final Link link;

    LinuxAddresses(RouteSocket route, PacketSocket packets, Link link) {
        this.route = route;
        this.packets = packets;
        this.link = link;
    }

    @Override
    public boolean add(VirtualAddress address) throws IOException {
        return route.add(onInterface(address));
    }

    @Override
    public boolean remove(VirtualAddress address) throws IOException {
        return route.remove(onInterface(address));
    }

    @Override
    public void announce(VirtualAddress address) throws IOException {
        Link device = device(address);
        byte[] hardwareAddress = device.hardwareAddressBytes();
        if (hardwareAddress.length == GratuitousArp.HARDWARE_ADDRESS_LENGTH) { // loopback and tunnels have no neighbours
            packets.send(GratuitousArp.frame(hardwareAddress, address.address()), device.index());
        }
    }

    @Override
    public List<InetAddress> present() throws LinuxException {
        return route.addresses(link.index()).stream().map(InterfaceAddress::address)
                .filter(Inet4Address.class::isInstance).toList();
    }

    private InterfaceAddress onInterface(VirtualAddress address) throws IOException {
        String label = address.label();
        return new InterfaceAddress(device(address).index(), address.address(), address.prefixLength(),
                AddressOptions.NONE.withLabel(label == null ? "" : label).withProtocol(PROTOCOL));
    }

    /** Asked anew each time: interfaces come and go, and change their hardware address. */
    private Link device(VirtualAddress address) throws IOException {
        String device = address.device();
        String name = device == null ? link.name() : device;
        return route.link(name).orElseThrow(() -> new IOException("there is no interface " + name));
    }
}
