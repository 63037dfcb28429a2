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
import io.evenkeel.vrrp.spi.AdvertChannel;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.LinkMonitor;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualAddresses;

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
    final class Host implements InterfaceAccess, AdvertChannel, VirtualAddresses, LinkMonitor {
        final List<Transition> transitions = new ArrayList<>();
        final Set<InetAddress> present = new LinkedHashSet<>();
        final List<String> effects = new ArrayList<>();
        private final Queue<byte[]> inbox = new ArrayDeque<>();
        final InterfaceDriver driver;
        private boolean alive = true;
        private boolean plugged = true;

        private Host(InetAddress address) {
            present.add(address);
            var publisher = new TransitionPublisher(Runnable::run);
            publisher.listen(transitions::add);
            driver = new InterfaceDriver("eth0", this, clock, publisher);
        }

        Host start(VirtualRouterBuilder... routers) throws IOException {
            driver.apply(List.of(routers).stream().map(VirtualRouterBuilder::build).toList());
            return this;
        }

        /** As {@code kill -9}, and the power with it: no goodbye. */
        void kill() {
            alive = false;
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
                hosts.stream().filter(other -> other != this && other.alive && other.plugged)
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
        public AdvertChannel adverts() {
            return this;
        }

        @Override
        public VirtualAddresses addresses() {
            return this;
        }

        @Override
        public LinkMonitor link() {
            return this;
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
        public void close() {}
    }
}
