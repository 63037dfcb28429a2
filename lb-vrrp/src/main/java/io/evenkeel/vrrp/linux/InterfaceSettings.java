package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.evenkeel.linux.sysctl.Sysctl;
import org.jspecify.annotations.Nullable;

/**
 * Settings of interfaces that some routers want: the first of them changes an interface's, the last one puts them back. Each is
 * stricter the greater it is. Driver thread only.
 */
final class InterfaceSettings {
    private final Map<String, String> wanted;
    private final Map<String, Change> changes = new HashMap<>();

    private InterfaceSettings(Map<String, String> wanted) {
        this.wanted = wanted;
    }

    /**
     * Keeps an interface from showing its own hardware address to neighbours for addresses that are on a virtual MAC interface
     * above it: it does not answer ARP for them, nor ask in their name.
     */
    static InterfaceSettings quietArp() {
        return new InterfaceSettings(Map.of("arp_ignore", "1", "arp_filter", "1", "arp_announce", "2"));
    }

    /** The next address of a network becomes its first when that one goes, instead of going with it. */
    static InterfaceSettings promotedSecondaries() {
        return new InterfaceSettings(Map.of("promote_secondaries", "1"));
    }

    private static final class Change {
        private final Map<String, String> before;
        private int users;

        Change(Map<String, String> before) {
            this.before = before;
        }
    }

    /** What the settings of an interface are, or were before we changed them. */
    Map<String, String> before(String interfaceName) throws IOException {
        Change change = changes.get(interfaceName);
        if (change != null) {
            return change.before;
        }
        var values = new LinkedHashMap<String, String>();
        for (String key : wanted.keySet()) {
            Sysctl.ipv4(interfaceName, key).read().ifPresent(value -> values.put(key, value));
        }
        return values;
    }

    /** One more router. */
    void acquire(String interfaceName) throws IOException {
        acquire(interfaceName, before(interfaceName));
    }

    /** One more router; {@code before} is what to put back in the end. */
    void acquire(String interfaceName, Map<String, String> before) throws IOException {
        Change change = changes.computeIfAbsent(interfaceName, name -> new Change(Map.copyOf(before)));
        change.users++;
        var stricter = new LinkedHashMap<>(wanted);
        stricter.keySet().removeIf(key -> isAtLeast(before.get(key), wanted.get(key)));
        write(interfaceName, stricter);
    }

    /** One router less. */
    void release(String interfaceName) throws IOException {
        Change change = changes.get(interfaceName);
        if (change != null && --change.users == 0) {
            changes.remove(interfaceName);
            write(interfaceName, change.before);
        }
    }

    /** The interface has gone with its settings, and one router less needs them. */
    void forget(String interfaceName) {
        Change change = changes.get(interfaceName);
        if (change != null && --change.users == 0) {
            changes.remove(interfaceName);
        }
    }

    private static boolean isAtLeast(@Nullable String value, @Nullable String wanted) {
        return value != null && wanted != null && Integer.parseInt(value) >= Integer.parseInt(wanted);
    }

    private static void write(String interfaceName, Map<String, String> values) throws IOException {
        for (var value : values.entrySet()) {
            Sysctl setting = Sysctl.ipv4(interfaceName, value.getKey());
            if (setting.read().filter(now -> !now.equals(value.getValue())).isPresent()) {
                setting.write(value.getValue());
            }
        }
    }
}
