package io.evenkeel.vrrp;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.spi.PacketFilter;
import io.evenkeel.vrrp.spi.RouterAccess;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualMac;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;

/** The addresses, routes and rules of one virtual router on this host. Driver thread only. */
final class Floating {
    private final RouterAccess access;
    private final Clock clock;
    private final VrrpLog log;
    private final Tally tally;
    /** Addresses that were not there before us. */
    private final Set<VirtualAddress> addedByUs = new HashSet<>();
    /** Announcements that wait for their turn. */
    private final Deque<VirtualAddress> toAnnounce = new ArrayDeque<>();
    private final Elsewhere elsewhere = new Elsewhere();
    private VirtualRouterConfig config;
    private boolean held;
    private long announceAt;

    Floating(VirtualRouterConfig config, RouterAccess access, Clock clock, VrrpLog log, Tally tally) {
        this.config = config;
        this.access = access;
        this.clock = clock;
        this.log = log;
        this.tally = tally;
    }

    /** What is done to the host may be refused; then that is logged, and the rest goes on. */
    @FunctionalInterface
    private interface Deed {
        void run() throws IOException;
    }

    private void attempt(String what, Deed deed) {
        try {
            deed.run();
        } catch (IOException | RuntimeException e) {
            log.failed(config, what, e);
        }
    }

    void add() {
        held = true;
        PacketFilter filter = config.hostPolicy().filter();
        if (filter != null) {
            log.takesNoPackets(config, filter);
        }
        all(config).forEach(this::add);
        config.routes().forEach(this::add);
        config.rules().forEach(this::add);
        elsewhere.begin(config, clock.nanoTime());
    }

    void remove() {
        held = false;
        elsewhere.end();
        toAnnounce.clear();
        config.rules().forEach(rule -> attempt("remove rule " + rule, () -> access.routes().remove(rule)));
        config.routes().forEach(route -> attempt("remove route " + route, () -> access.routes().remove(route)));
        all(config).forEach(this::remove);
    }

    void removeLeftovers() {
        for (VirtualAddress address : all(config)) {
            attempt("remove " + address, () -> {
                if (access.addresses().remove(address)) {
                    log.removedLeftover(config, address);
                }
            });
        }
    }

    /** Takes new values over; what is only in the old ones goes, what is only in the new ones comes, if we hold them. */
    void change(VirtualRouterConfig next) {
        VirtualRouterConfig before = config;
        config = next;
        if (!held) {
            return;
        }
        without(before.rules(), next.rules()).forEach(rule -> attempt("remove rule " + rule, () -> access.routes().remove(rule)));
        without(before.routes(), next.routes()).forEach(
                route -> attempt("remove route " + route, () -> access.routes().remove(route)));
        without(all(before), all(next)).forEach(this::remove);
        List<VirtualAddress> fresh = without(all(next), all(before));
        fresh.forEach(this::add);
        without(next.routes(), before.routes()).forEach(this::add);
        without(next.rules(), before.rules()).forEach(this::add);
        announce(fresh, next.announcements().repeat());
        elsewhere.begin(next, clock.nanoTime());
    }

    void announce(int times) {
        announce(all(config), times);
    }

    private void announce(List<VirtualAddress> addresses, int times) {
        for (int i = 0; i < times; i++) {
            toAnnounce.addAll(addresses);
        }
        work();
    }

    /** Puts an address back that somebody else has removed; false when it is none of ours. */
    boolean restore(String interfaceName, InetAddress gone) {
        for (VirtualAddress address : all(config)) {
            String device = address.device() == null ? config.interfaceName() : address.device();
            boolean isMeant = held && address.tracked() && address.address().equals(gone)
                    && (device.equals(interfaceName) || config.virtualMac() != null);
            if (isMeant) {
                log.restored(config, address);
                tally.restored.incrementAndGet();
                add(address);
                announce(List.of(address), config.announcements().repeat());
                return true;
            }
        }
        return false;
    }

    /** Puts a route back that somebody else has removed. */
    void restore(VirtualRoute route) {
        if (held && route.tracked() && config.routes().contains(route)) {
            add(route);
        }
    }

    /** Puts a rule back that somebody else has removed. */
    void restore(VirtualRule rule) {
        if (held && rule.tracked() && config.rules().contains(rule)) {
            add(rule);
        }
    }

    /** An interface has come or changed: what belongs there and has gone with it comes back. */
    void complete(String interfaceName) {
        if (!held) {
            return;
        }
        List<VirtualAddress> there = all(config).stream().filter(address -> address.tracked() && isOn(interfaceName, address)).toList();
        there.forEach(this::add);
        announce(there, config.announcements().repeat());
        config.routes().stream().filter(route -> route.tracked() && isThrough(interfaceName, route)).forEach(this::add);
    }

    /** A route that names no device is on the router's own interface. */
    private boolean isThrough(String interfaceName, VirtualRoute route) {
        VirtualMac mac = config.virtualMac();
        String own = mac == null ? config.interfaceName() : mac.interfaceName(config.family(), config.virtualRouterId());
        return route.isThrough(interfaceName) || (route.device() == null && interfaceName.equals(own));
    }

    /** On it, or on a virtual MAC interface above it. */
    private boolean isOn(String interfaceName, VirtualAddress address) {
        return interfaceName.equals(address.device()) || config.addressMacs().stream()
                .anyMatch(mac -> mac.parent().equals(interfaceName) && mac.interfaceName().equals(address.device()));
    }

    /** When {@link #work} is wanted. */
    OptionalLong deadline() {
        OptionalLong repeatAt = elsewhere.deadline();
        if (toAnnounce.isEmpty()) {
            return repeatAt;
        }
        return repeatAt.isPresent() && repeatAt.getAsLong() - announceAt < 0 ? repeatAt : OptionalLong.of(announceAt);
    }

    /** Announces what is due. */
    void work() {
        if (deadline().isEmpty()) {
            return;
        }
        long now = clock.nanoTime();
        toAnnounce.addAll(elsewhere.due(config, now));
        long spacing = config.announcements().spacing().toNanos();
        while (!toAnnounce.isEmpty() && (spacing == 0 || now - announceAt >= 0)) {
            VirtualAddress address = toAnnounce.remove();
            attempt("announce " + address, () -> access.addresses().announce(address));
            tally.announcements.incrementAndGet();
            announceAt = now + spacing;
        }
    }

    private void add(VirtualAddress address) {
        attempt("add " + address, () -> {
            if (access.addresses().add(address)) {
                addedByUs.add(address);
                log.added(config, address);
            }
        });
    }

    private void remove(VirtualAddress address) {
        boolean isOurs = addedByUs.remove(address);
        if (config.isOwner() && !isOurs) {
            return; // the host had this address before us, and shall keep it
        }
        attempt("remove " + address, () -> {
            if (access.addresses().remove(address)) {
                log.removed(config, address);
            }
        });
    }

    private void add(VirtualRoute route) {
        attempt("add route " + route, () -> access.routes().add(route));
    }

    private void add(VirtualRule rule) {
        attempt("add rule " + rule, () -> access.routes().add(rule));
    }

    private static List<VirtualAddress> all(VirtualRouterConfig config) {
        var all = new ArrayList<>(config.addresses());
        all.addAll(config.excludedAddresses());
        return all;
    }

    private static <T> List<T> without(List<T> some, List<T> others) {
        var rest = new ArrayList<>(some);
        rest.removeAll(others);
        return rest;
    }
}
