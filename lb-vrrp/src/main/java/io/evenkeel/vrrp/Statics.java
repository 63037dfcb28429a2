package io.evenkeel.vrrp;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;

/** What this host has whoever is active: added at the start, put back when somebody else takes it away. Driver thread only. */
final class Statics {
    private final HostAccess host;
    private final VrrpLog log;
    private HostStatics present = HostStatics.NONE;
    /** Addresses that were not there before us. */
    private final Set<VirtualAddress> addedByUs = new HashSet<>();
    /** Those that are wanted and that nothing keeps from being there. */
    private final Set<Object> there = new HashSet<>();
    /** Those that are wanted and that the kernel has refused, which was said. */
    private final Set<Object> refused = new HashSet<>();

    Statics(HostAccess host, VrrpLog log) {
        this.host = host;
        this.log = log;
    }

    HostStatics present() {
        return present;
    }

    /** Whether it has changed anything. */
    @FunctionalInterface
    private interface Deed {
        boolean run() throws IOException;
    }

    /** Whether it is wanted, and nothing keeps it from being there. */
    boolean has(VirtualRoute route) {
        return there.contains(route);
    }

    boolean has(VirtualRule rule) {
        return there.contains(rule);
    }

    /** Takes away what is no longer wanted, and adds what was not there. */
    void become(HostStatics wanted) {
        HostStatics before = present;
        present = wanted;
        without(before.rules(), wanted.rules()).forEach(rule -> remove(rule, "rule " + rule, () -> host.routes().release(rule)));
        without(before.routes(), wanted.routes()).forEach(route -> remove(route, "route " + route, () -> host.routes().release(route)));
        without(before.addresses(), wanted.addresses()).forEach(address -> remove(address, address.toString(),
                () -> addedByUs.remove(address) && host.addresses().remove(address)));
        // All of them: to the kernel, one that has just gone may have been the same as one that was there in vain.
        wanted.addresses().forEach(this::add);
        wanted.routes().forEach(this::add);
        wanted.rules().forEach(this::add);
    }

    /** What was there before us stays. */
    private void remove(Object part, String name, Deed removal) {
        there.remove(part);
        refused.remove(part);
        try {
            removal.run();
        } catch (IOException | RuntimeException e) {
            log.staticStays(name, e);
        }
    }

    private boolean add(VirtualAddress address) {
        boolean isNew = add(address, address.toString(), () -> host.addresses().add(address));
        if (isNew) {
            addedByUs.add(address);
        }
        return isNew;
    }

    private boolean add(VirtualRoute route) {
        return add(route, "route " + route, () -> host.routes().add(route));
    }

    private boolean add(VirtualRule rule) {
        return add(rule, "rule " + rule, () -> host.routes().add(rule));
    }

    /** Whether it was not there. One that the kernel refuses is logged once, and the rest goes on. */
    private boolean add(Object part, String name, Deed addition) {
        try {
            boolean isNew = addition.run();
            there.add(part);
            if (refused.remove(part)) {
                log.staticAdded(name);
            }
            return isNew;
        } catch (IOException | RuntimeException e) {
            there.remove(part);
            if (refused.add(part)) {
                log.staticFailed(name, e);
            }
            return false;
        }
    }

    /** Tries again what was refused; whether some of it is there now. */
    boolean retry() {
        if (refused.isEmpty()) {
            return false;
        }
        int before = refused.size();
        present.addresses().stream().filter(refused::contains).forEach(this::add);
        present.routes().stream().filter(refused::contains).forEach(this::add);
        present.rules().stream().filter(refused::contains).forEach(this::add);
        return refused.size() < before;
    }

    /** Puts an address back; others are left alone. */
    void restore(String interfaceName, InetAddress gone) {
        for (VirtualAddress address : present.addresses()) {
            if (address.tracked() && address.address().equals(gone) && interfaceName.equals(address.device()) && add(address)) {
                log.staticRestored(address.toString());
            }
        }
    }

    void restore(VirtualRoute route) {
        if (route.tracked() && present.routes().contains(route) && add(route)) {
            log.staticRestored("route " + route);
        }
    }

    void restore(VirtualRule rule) {
        if (rule.tracked() && present.rules().contains(rule) && add(rule)) {
            log.staticRestored("rule " + rule);
        }
    }

    /** An interface has come or changed: what belongs there and has gone with it comes back. */
    void complete(String interfaceName) {
        present.addresses().stream().filter(address -> address.tracked() && interfaceName.equals(address.device())).forEach(this::add);
        present.routes().stream().filter(route -> route.tracked() && (route.device() == null || route.isThrough(interfaceName)))
                .forEach(this::add);
    }

    private static <T> List<T> without(List<T> some, List<T> others) {
        var rest = new ArrayList<>(some);
        rest.removeAll(others);
        return rest;
    }
}
