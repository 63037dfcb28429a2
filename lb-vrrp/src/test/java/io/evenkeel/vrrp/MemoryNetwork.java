package io.evenkeel.vrrp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

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
import io.evenkeel.vrrp.spi.VrrpException;
import io.evenkeel.vrrp.spi.VrrpNetwork;

/** Interfaces of one host in memory, on which nobody else is. Writes down what is done to them. */
final class MemoryNetwork implements VrrpNetwork {
    private final Map<String, List<String>> effects = new ConcurrentHashMap<>();

    MemoryNetwork(String... interfaces) {
        for (String name : interfaces) {
            effects.put(name, new CopyOnWriteArrayList<>());
        }
    }

    List<String> effects(String interfaceName) {
        List<String> done = effects.get(interfaceName);
        return done == null ? List.of() : done;
    }

    @Override
    public HostAccess open() {
        return new MemoryHost(effects, new Semaphore(0));
    }

    private record MemoryHost(Map<String, List<String>> effects, Semaphore wakeUps) implements HostAccess {
        @Override
        public InterfaceAccess open(String interfaceName, IpFamily family) {
            List<String> done = effects.get(interfaceName);
            if (done == null) {
                throw new VrrpException("there is no interface " + interfaceName);
            }
            return new MemoryInterface(done);
        }

        @Override
        public boolean isUp(String interfaceName) {
            return effects.containsKey(interfaceName);
        }

        @Override
        public boolean has(String interfaceName, InetAddress address) {
            return effects.containsKey(interfaceName);
        }

        @Override
        public Duration sinceBoot() {
            return Duration.ofDays(1);
        }

        @Override
        public VirtualAddresses addresses() {
            return new MemoryInterface(effects.computeIfAbsent("", name -> new CopyOnWriteArrayList<>()));
        }

        @Override
        public VirtualRoutes routes() {
            return new MemoryInterface(effects.computeIfAbsent("", name -> new CopyOnWriteArrayList<>()));
        }

        @Override
        public void await(long timeoutNanos) {
            long bound = timeoutNanos < 0 ? Long.MAX_VALUE : timeoutNanos;
            try {
                if (wakeUps.tryAcquire(bound, TimeUnit.NANOSECONDS)) {
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void wakeUp() {
            wakeUps.release();
        }

        @Override
        public void close() {}
    }

    private record MemoryInterface(List<String> effects)
            implements
                InterfaceAccess,
                VirtualAddresses,
                VirtualRoutes {
        void send(byte[] datagram) {
            effects.add("send " + (datagram[21] & 0xff) + " priority " + (datagram[22] & 0xff));
        }

        @Override
        public Optional<byte[]> receive() {
            return Optional.empty();
        }

        @Override
        public boolean add(VirtualAddress address) {
            return effects.add("add " + address);
        }

        @Override
        public boolean remove(VirtualAddress address) {
            return effects.add("remove " + address);
        }

        @Override
        public void announce(VirtualAddress address) {}

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
        public boolean release(VirtualRoute route) {
            return remove(route);
        }

        @Override
        public boolean release(VirtualRule rule) {
            return remove(rule);
        }

        @Override
        public List<InetAddress> present() {
            return List.of(InetAddress.ofLiteral("10.0.0.1"));
        }

        @Override
        public boolean isUp() {
            return true;
        }

        @Override
        public int index() {
            return 1;
        }

        @Override
        public RouterAccess attach(RouterSite site) {
            return new MemoryRouter(this);
        }

        @Override
        public void close() {
            effects.add("close");
        }
    }

    /** The same hands, but letting go of one router closes nothing. */
    private record MemoryRouter(MemoryInterface on) implements RouterAccess {
        @Override
        public void send(byte[] datagram) {
            on.send(datagram);
        }

        @Override
        public VirtualAddresses addresses() {
            return on;
        }

        @Override
        public VirtualRoutes routes() {
            return on;
        }

        @Override
        public void close() {}
    }
}
