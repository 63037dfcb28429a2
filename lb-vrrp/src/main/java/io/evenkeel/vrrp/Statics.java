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
    /** Addresses, routes and rules that were not there before us. */
    private final Set<Object> addedByUs = new HashSet<>();
    /** Wanted routes and rules that nothing keeps from being there. */
    private final Set<Object> there = new HashSet<>();

    Statics(HostAccess host, VrrpLog log) {
        this.host = host;
        this.log = log;
    }

    HostStatics present() {
        return present;
    }

    @FunctionalInterface
    private interface Deed {
        void run() throws IOException;
    }

    /** One that the kernel refuses is logged, and the rest goes on. */
    private boolean attempt(String what, Deed deed) {
        try {
            deed.run();
            return true;
        } catch (IOException | RuntimeException e) {
            log.staticFailed(what, e);
            return false;
        }
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
        there.clear();
        without(before.rules(), wanted.rules()).stream().filter(addedByUs::remove)
                .forEach(rule -> attempt("remove rule " + rule, () -> host.routes().remove(rule)));
        without(before.routes(), wanted.routes()).stream().filter(addedByUs::remove)
                .forEach(route -> attempt("remove route " + route, () -> host.routes().remove(route)));
        without(before.addresses(), wanted.addresses()).stream().filter(addedByUs::remove)
                .forEach(address -> attempt("remove " + address, () -> host.addresses().remove(address)));
        // All of them: to the kernel, one that has just gone may have been the same as one that was there in vain.
        wanted.addresses().forEach(this::add);
        wanted.routes().forEach(this::add);
        wanted.rules().forEach(this::addOnce);
    }

    private void add(VirtualAddress address) {
        attempt("add " + address, () -> remember(address, host.addresses().add(address)));
    }

    private void add(VirtualRoute route) {
        boolean isThere = attempt("add route " + route, () -> remember(route, host.routes().add(route)));
        found(route, isThere);
    }

    private void add(VirtualRule rule) {
        boolean isThere = attempt("add rule " + rule, () -> remember(rule, host.routes().add(rule)));
        found(rule, isThere);
    }

    /** To the kernel, a rule without a priority is another one each time. */
    private void addOnce(VirtualRule rule) {
        if (rule.priority().isEmpty() && addedByUs.contains(rule)) {
            there.add(rule);
        } else {
            add(rule);
        }
    }

    private void found(Object part, boolean isThere) {
        if (isThere) {
            there.add(part);
        } else {
            there.remove(part);
        }
    }

    private void remember(Object part, boolean isNew) {
        if (isNew) {
            addedByUs.add(part);
        }
    }

    /** Puts an address back; others are left alone. */
    void restore(String interfaceName, InetAddress gone) {
        for (VirtualAddress address : present.addresses()) {
            if (address.tracked() && address.address().equals(gone) && interfaceName.equals(address.device())) {
                log.staticRestored(address.toString());
                add(address);
            }
        }
    }

    void restore(VirtualRoute route) {
        if (!present.routes().contains(route)) {
            return;
        }
        if (route.tracked()) {
            log.staticRestored("route " + route);
            add(route);
        } else {
            there.remove(route);
        }
    }

    /** Puts rules back that have gone; the others stay as they are. */
    void restoreRules() {
        present.rules().stream().filter(VirtualRule::canBeRestored).forEach(this::add);
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
