package io.evenkeel.vrrp;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.evenkeel.vrrp.spi.AdvertChannel;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.LinkMonitor;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualAddresses;
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
    public InterfaceAccess open(String interfaceName) {
        List<String> done = effects.get(interfaceName);
        if (done == null) {
            throw new VrrpException("there is no interface " + interfaceName);
        }
        return new MemoryInterface(done);
    }

    private record MemoryInterface(List<String> effects, Semaphore wakeUps)
            implements
                InterfaceAccess,
                AdvertChannel,
                VirtualAddresses,
                LinkMonitor {
        MemoryInterface(List<String> effects) {
            this(effects, new Semaphore(0));
        }

        @Override
        public void send(byte[] datagram) {
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
        public List<InetAddress> present() {
            return List.of(InetAddress.ofLiteral("10.0.0.1"));
        }

        @Override
        public boolean isUp() {
            return true;
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
        public void close() {
            effects.add("close");
        }
    }
}
