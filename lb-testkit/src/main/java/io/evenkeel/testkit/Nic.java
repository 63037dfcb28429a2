package io.evenkeel.testkit;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.AddressMac;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.RouterAccess;
import io.evenkeel.vrrp.spi.RouterSite;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualAddresses;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRoutes;
import io.evenkeel.vrrp.spi.VirtualRule;

/** One network card of a {@link VirtualHost}. */
final class Nic {
    /** As much as the kernel's default socket buffer holds of our packets, about. */
    private static final int SOCKET_BUFFER = 256;

    private final VirtualHost host;
    private final String name;
    private final Segment segment;
    private final List<InetAddress> own = new ArrayList<>();
    private final Set<InetAddress> floating = new LinkedHashSet<>();
    private final Deque<byte[]> ipv4 = new ArrayDeque<>();
    private final Deque<byte[]> ipv6 = new ArrayDeque<>();
    private boolean plugged = true;

    Nic(VirtualHost host, String name, Segment segment) {
        this.host = host;
        this.name = name;
        this.segment = segment;
    }

    VirtualHost host() {
        return host;
    }

    String name() {
        return name;
    }

    Segment segment() {
        return segment;
    }

    List<InetAddress> own() {
        return own;
    }

    Set<InetAddress> floating() {
        return floating;
    }

    boolean isPlugged() {
        return plugged;
    }

    void plug(boolean in) {
        plugged = in;
    }

    boolean has(InetAddress address) {
        return own.contains(address) || floating.contains(address);
    }

    /** A packet has arrived; nobody may be listening. */
    void receive(byte[] datagram, IpFamily family) {
        Deque<byte[]> buffer = family == IpFamily.IPV4 ? ipv4 : ipv6;
        if (plugged && host.isListening(name, family) && buffer.size() < SOCKET_BUFFER) {
            buffer.add(datagram);
        }
    }

    void forgetPackets() {
        ipv4.clear();
        ipv6.clear();
    }

    InterfaceAccess access(IpFamily family) {
        return new Access(family == IpFamily.IPV4 ? ipv4 : ipv6, family);
    }

    private final class Access implements InterfaceAccess {
        private final Deque<byte[]> buffer;
        private final IpFamily family;

        Access(Deque<byte[]> buffer, IpFamily family) {
            this.buffer = buffer;
            this.family = family;
        }

        @Override
        public Optional<byte[]> receive() {
            return Optional.ofNullable(buffer.poll());
        }

        @Override
        public boolean isUp() {
            return plugged;
        }

        @Override
        public int index() {
            return 1;
        }

        @Override
        public List<InetAddress> present() {
            List<InetAddress> present = new ArrayList<>(own);
            present.addAll(floating);
            return present.stream().filter(address -> IpFamily.of(address) == family).toList();
        }

        @Override
        public RouterAccess attach(RouterSite site) {
            return new Hands(site.addressMacs());
        }

        @Override
        public void close() {
            host.stopListening(name, family);
            buffer.clear();
        }
    }

    VirtualAddresses addresses() {
        return new Hands(List.of());
    }

    VirtualRoutes routes() {
        return new Hands(List.of());
    }

    /** Routes and rules are accepted and forgotten: nothing is forwarded here. */
    private final class Hands implements RouterAccess, VirtualAddresses, VirtualRoutes {
        private final List<AddressMac> macs;

        Hands(List<AddressMac> macs) {
            this.macs = macs;
        }

        /** Here an interface with a virtual MAC is the one below it. */
        private Nic nicFor(VirtualAddress address) {
            return host.nicFor(macs.stream().filter(mac -> mac.interfaceName().equals(address.device())).findFirst()
                    .map(mac -> address.on(mac.parent())).orElse(address), Nic.this);
        }

        @Override
        public void send(byte[] datagram) {
            host.network().send(Nic.this, datagram);
        }

        @Override
        public VirtualAddresses addresses() {
            return this;
        }

        @Override
        public VirtualRoutes routes() {
            return this;
        }

        @Override
        public boolean add(VirtualAddress address) {
            Nic nic = nicFor(address);
            host.note("add " + address);
            return nic.floating.add(address.address());
        }

        @Override
        public boolean remove(VirtualAddress address) {
            Nic nic = nicFor(address);
            host.note("remove " + address);
            return nic.floating.remove(address.address());
        }

        @Override
        public void announce(VirtualAddress address) {
            host.note("announce " + address);
        }

        @Override
        public boolean add(VirtualRoute route) {
            host.note("add route " + route);
            return true;
        }

        @Override
        public boolean remove(VirtualRoute route) {
            host.note("remove route " + route);
            return true;
        }

        @Override
        public boolean add(VirtualRule rule) {
            host.note("add rule " + rule);
            return true;
        }

        @Override
        public boolean remove(VirtualRule rule) {
            host.note("remove rule " + rule);
            return true;
        }

        @Override
        public boolean release(VirtualRoute route) {
            return remove(route);
        }

        @Override
        public boolean release(VirtualRule rule) {
            return remove(rule);
        }

        @Override
        public void close() {}
    }
}
