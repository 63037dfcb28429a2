package io.evenkeel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.HostDriver;
import io.evenkeel.vrrp.LinkDelay;
import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.InterfaceAccess;
import io.evenkeel.vrrp.spi.NetworkEvent;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualAddresses;
import io.evenkeel.vrrp.spi.VirtualRoutes;
import io.evenkeel.vrrp.spi.VrrpException;
import org.jspecify.annotations.Nullable;

/** A host of a {@link VirtualNetwork}, with the engine's own driver for its virtual routers. */
public final class VirtualHost {
    /** The network card that every host has. */
    public static final String FIRST_NIC = "eth0";

    private final VirtualNetwork network;
    private final String name;
    private final SkewedClock clock;
    private final Map<String, Nic> nics = new LinkedHashMap<>();
    private final Set<String> listening = new HashSet<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<RouterEvent> heard = new ArrayList<>();
    private final List<String> effects = new ArrayList<>();
    private final Deque<NetworkEvent> events = new ArrayDeque<>();
    private final Map<String, LinkDelay> linkDelays = new LinkedHashMap<>();
    private List<VirtualRouterConfig> routers = List.of();
    private @Nullable HostDriver driver;
    private boolean paused;
    private long bootedAt;

    VirtualHost(VirtualNetwork network, String name, Clock clock, long clockOrigin) {
        this.network = network;
        this.name = name;
        this.clock = new SkewedClock(clock, clockOrigin);
        this.bootedAt = this.clock.nanoTime();
    }

    /** One more network card, with the addresses that the host has there for itself. */
    public VirtualHost nic(String interfaceName, Segment segment, String... addresses) {
        var nic = new Nic(this, interfaceName, segment);
        List.of(addresses).forEach(address -> nic.own().add(InetAddress.ofLiteral(address)));
        nics.put(interfaceName, nic);
        return this;
    }

    /** Runs these virtual routers, and no others; those that run already take their new values over. */
    public VirtualHost start(VirtualRouterBuilder... wanted) {
        routers = List.of(wanted).stream().map(VirtualRouterBuilder::build).toList();
        apply();
        return this;
    }

    /** Stops all virtual routers: active ones resign. */
    public void stop() {
        drive().ifPresent(running -> attempt(running::stop));
        network.changed();
    }

    /** Runs again what ran last, after a {@link #stop} or {@link #crash}. */
    public VirtualHost restart() {
        paused = false;
        if (driver == null) {
            bootedAt = clock.nanoTime();
        }
        apply();
        return this;
    }

    /** The power fails: no goodbye, and the addresses are gone. */
    public void crash() {
        driver = null;
        paused = false;
        listening.clear();
        events.clear();
        nics.values().forEach(nic -> {
            nic.floating().clear();
            nic.forgetPackets();
        });
        network.changed();
    }

    /** Nothing runs any longer, as in a long garbage collection; packets wait in the socket. */
    public void pause() {
        paused = true;
    }

    /** Ends a {@link #pause}. */
    public void resume() {
        paused = false;
    }

    /** How fast its clock goes, compared with the network's: 1.01 is 14 minutes a day fast. */
    public void clockRate(double factor) {
        clock.rate(factor);
    }

    /** Pulls the plug of a network card, or puts it in. */
    public void plug(String interfaceName, boolean in) {
        nicNamed(interfaceName).plug(in);
        network.changed();
    }

    /** How long the state of a network card has to last before virtual routers take notice, see {@code VrrpEngine.linkDelays}. */
    public void linkDelay(String interfaceName, LinkDelay delay) {
        linkDelays.put(interfaceName, delay);
        drive().ifPresent(running -> running.linkDelays(linkDelays));
        network.changed();
    }

    /** Takes an address off, as somebody may by hand. */
    public void deleteAddress(String address) {
        InetAddress gone = InetAddress.ofLiteral(address);
        nics.values().stream().filter(nic -> nic.floating().remove(gone))
                .forEach(nic -> events.add(new NetworkEvent.AddressVanished(nic.name(), gone)));
        nics.values().forEach(nic -> nic.own().remove(gone));
        network.changed();
    }

    /** Gives a network card one more address of the host's own, as somebody may by hand. */
    public void addAddress(String interfaceName, String address) {
        nicNamed(interfaceName).own().add(InetAddress.ofLiteral(address));
        network.changed();
    }

    /** Lets another host be active for the routers of that name or group, see {@code VrrpEngine.switchOver}. */
    public void switchOver(String nameOrGroup, Duration hold) {
        drive().ifPresent(running -> running.switchOver(named(nameOrGroup), hold));
        network.changed();
    }

    /** Keeps the routers of that name or group out, or lets them again, see {@code VrrpEngine.maintenance}. */
    public void maintenance(String nameOrGroup, boolean on) {
        drive().ifPresent(running -> attempt(() -> running.maintenance(named(nameOrGroup), on)));
        network.changed();
    }

    private static Predicate<VirtualRouterConfig> named(String nameOrGroup) {
        return router -> router.name().equals(nameOrGroup) || nameOrGroup.equals(router.group());
    }

    /** Whether it has a driver that is not paused. */
    public boolean isRunning() {
        return driver != null && !paused;
    }

    /** Whether it has power: it is not crashed and not stopped for good. */
    public boolean isAlive() {
        return driver != null;
    }

    /** Whether it answers for {@code address}. */
    public boolean holds(String address) {
        InetAddress literal = InetAddress.ofLiteral(address);
        return nics.values().stream().anyMatch(nic -> nic.has(literal));
    }

    /** How its virtual routers are. */
    public List<RouterStatus> status() {
        HostDriver running = driver;
        return running == null ? List.of() : running.status();
    }

    /** What its virtual routers went through since it was made. */
    public List<Transition> transitions() {
        return Collections.unmodifiableList(transitions);
    }

    /** All that happened to its virtual routers and sync groups since it was made. */
    public List<RouterEvent> events() {
        return Collections.unmodifiableList(heard);
    }

    /** What was done to the host since it was made: {@code send 100}, {@code add 10.0.0.100/24}, {@code announce ...}. */
    public List<String> effects() {
        return effects;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }

    VirtualNetwork network() {
        return network;
    }

    void note(String effect) {
        effects.add(effect);
    }

    List<Nic> nics() {
        return List.copyOf(nics.values());
    }

    Nic nicFor(VirtualAddress address, Nic usual) {
        String device = address.device();
        return device == null ? usual : nicNamed(device);
    }

    private Nic nicNamed(String interfaceName) {
        Nic nic = nics.get(interfaceName);
        if (nic == null) {
            throw new VrrpException("there is no interface " + interfaceName + " on " + name);
        }
        return nic;
    }

    boolean isListening(String interfaceName, IpFamily family) {
        return driver != null && listening.contains(interfaceName + family);
    }

    void stopListening(String interfaceName, IpFamily family) {
        listening.remove(interfaceName + family);
    }

    /** One turn of the driver, if it runs. */
    void turn() {
        drive().ifPresent(running -> attempt(running::turn));
    }

    /** How long it sleeps if nothing comes, by the network's clock; -1 for ever. */
    long idleNanos() {
        return drive().map(HostDriver::idleNanos).filter(idle -> idle >= 0).map(clock::onNetwork).orElse(-1L);
    }

    private Optional<HostDriver> drive() {
        return paused ? Optional.empty() : Optional.ofNullable(driver);
    }

    private void apply() {
        HostDriver running = driver;
        if (running == null) {
            running = HostDriver.of(new Access(), clock, network.machine(), event -> {
                heard.add(event);
                if (event instanceof Transition transition) {
                    transitions.add(transition);
                }
                network.happened(this, event);
            });
            running.linkDelays(linkDelays);
            driver = running;
        }
        HostDriver it = running;
        attempt(() -> it.apply(routers));
        network.changed();
    }

    @FunctionalInterface
    private interface Deed {
        void run() throws IOException;
    }

    private static void attempt(Deed deed) {
        try {
            deed.run();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing here does I/O", e);
        }
    }

    private final class Access implements HostAccess {
        @Override
        public InterfaceAccess open(String interfaceName, IpFamily family) {
            Nic nic = nicNamed(interfaceName);
            listening.add(interfaceName + family);
            return nic.access(family);
        }

        @Override
        public boolean isUp(String interfaceName) {
            Nic nic = nics.get(interfaceName);
            return nic != null && nic.isPlugged();
        }

        @Override
        public boolean has(String interfaceName, InetAddress address) {
            Nic nic = nics.get(interfaceName);
            return nic != null && nic.has(address);
        }

        @Override
        public Duration sinceBoot() {
            return Duration.ofNanos(clock.nanoTime() - bootedAt);
        }

        @Override
        public VirtualAddresses addresses() {
            return nicNamed(FIRST_NIC).addresses();
        }

        @Override
        public VirtualRoutes routes() {
            return nicNamed(FIRST_NIC).routes();
        }

        @Override
        public Optional<NetworkEvent> nextEvent() {
            return Optional.ofNullable(events.poll());
        }

        @Override
        public void await(long timeoutNanos) {
            throw new IllegalStateException("the network decides who sleeps");
        }

        @Override
        public void wakeUp() {} // a tracker has something to say: every host has its turn after each event

        @Override
        public void close() {}
    }
}
