package io.evenkeel.vrrp;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

import io.evenkeel.core.time.VirtualClock;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.RouterAccess;
import io.evenkeel.vrrp.spi.RouterSite;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualAddresses;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRoutes;
import io.evenkeel.vrrp.spi.VirtualRule;

/** Hosts on one Ethernet, in memory and in virtual time: what a host sends, all others that live and are plugged in hear. */
final class SimulatedLan {
    final VirtualClock clock = new VirtualClock();
    private final List<Host> hosts = new ArrayList<>();
    private boolean split;

    /** While split, no packet arrives, and no host knows. */
    void split(boolean on) {
        split = on;
    }

    Host host(String address) {
        var host = new Host(InetAddress.ofLiteral(address));
        hosts.add(host);
        return host;
    }

    /** Lets time pass. Hosts sleep until their deadlines, and react to packets at once. */
    void run(Duration time) throws IOException {
        long end = clock.nanoTime() + time.toNanos();
        settle();
        while (clock.nanoTime() < end) {
            long step = end - clock.nanoTime();
            for (Host host : hosts) {
                long idle = host.alive ? host.driver.idleNanos() : -1;
                step = idle < 0 ? step : Math.min(step, idle);
            }
            clock.advance(Duration.ofNanos(step));
            settle();
        }
    }

    private void settle() throws IOException {
        do {
            for (Host host : hosts) {
                if (host.alive) {
                    host.driver.turn();
                }
            }
        } while (hosts.stream().anyMatch(host -> host.alive && !host.inbox.isEmpty()));
    }

    /** Who answers for {@code address} now, the dead excluded. */
    List<Host> holders(String address) {
        return hosts.stream().filter(host -> host.alive && host.present.contains(InetAddress.ofLiteral(address)))
                .toList();
    }

    /** One host with one interface, and the engine's driver for it. */
    final class Host implements HostAccess, InterfaceAccess, RouterAccess, VirtualAddresses, VirtualRoutes {
        final List<Transition> transitions = new ArrayList<>();
        final Set<InetAddress> present = new LinkedHashSet<>();
        final List<String> effects = new ArrayList<>();
        private final Queue<byte[]> inbox = new ArrayDeque<>();
        final HostDriver driver;
        private boolean alive = true;
        private boolean plugged = true;
        private boolean listens;

        private Host(InetAddress address) {
            present.add(address);
            var publisher = new TransitionPublisher(Runnable::run);
            publisher.listen(transitions::add);
            driver = new HostDriver(this, clock, publisher);
        }

        Host start(VirtualRouterBuilder... routers) throws IOException {
            driver.apply(List.of(routers).stream().map(VirtualRouterBuilder::build).toList());
            return this;
        }

        /** As {@code kill -9}, and the power with it: no goodbye. */
        void kill() {
            alive = false;
        }

        boolean isAlive() {
            return alive;
        }

        /** Pulls the plug, or puts it in. */
        void plug(boolean in) {
            plugged = in;
        }

        RouterState state() {
            return transitions.getLast().to();
        }

        @Override
        public void send(byte[] datagram) {
            effects.add("send priority " + (datagram[22] & 0xff));
            if (plugged && !split) {
                hosts.stream().filter(other -> other != this && other.alive && other.plugged && other.listens)
                        .forEach(other -> other.inbox.add(datagram));
            }
        }

        @Override
        public Optional<byte[]> receive() {
            return Optional.ofNullable(inbox.poll());
        }

        @Override
        public boolean add(VirtualAddress address) {
            effects.add("add " + address);
            return present.add(address.address());
        }

        @Override
        public boolean remove(VirtualAddress address) {
            effects.add("remove " + address);
            return present.remove(address.address());
        }

        @Override
        public void announce(VirtualAddress address) {
            effects.add("announce " + address);
        }

        @Override
        public List<InetAddress> present() {
            return List.copyOf(present);
        }

        @Override
        public boolean isUp() {
            return plugged;
        }

        @Override
        public boolean isUp(String interfaceName) {
            return plugged;
        }

        @Override
        public InterfaceAccess open(String interfaceName, IpFamily family) {
            listens = true;
            return this;
        }

        @Override
        public RouterAccess attach(RouterSite site) {
            return this;
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
        public boolean add(VirtualRoute route) {
            return effects.add("add route " + route);
        }

        @Override
        public boolean remove(VirtualRoute route) {
            return effects.add("remove route " + route);
        }

        @Override
        public boolean add(VirtualRule rule) {
            return effects.add("add rule " + rule);
        }

        @Override
        public boolean remove(VirtualRule rule) {
            return effects.add("remove rule " + rule);
        }

        @Override
        public void await(long timeoutNanos) {
            throw new AssertionError("the simulation decides who sleeps");
        }

        @Override
        public void wakeUp() {
            throw new AssertionError("nobody sleeps here");
        }

        @Override
        public void close() { // of a router or of the interface: with one interface, who has no router reads no packets
            if (driver.idleNanos() < 0) {
                listens = false;
                inbox.clear();
            }
        }
    }
}
