package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.evenkeel.linux.sysctl.Sysctl;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an interface from showing its own hardware address to neighbours for addresses that are on a virtual MAC interface
 * above it: it does not answer ARP for them ({@code arp_ignore}, {@code arp_filter}), nor ask in their name
 * ({@code arp_announce}). The first such interface changes the settings, the last one puts them back. Driver thread only.
 */
final class ArpSettings {
    private static final Map<String, String> WANTED = Map.of("arp_ignore", "1", "arp_filter", "1", "arp_announce", "2");

    private final Map<String, Change> changes = new HashMap<>();

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
        for (String key : WANTED.keySet()) {
            Sysctl.ipv4(interfaceName, key).read().ifPresent(value -> values.put(key, value));
        }
        return values;
    }

    /** One more virtual MAC interface; {@code before} is what to put back in the end. */
    void acquire(String interfaceName, Map<String, String> before) throws IOException {
        Change change = changes.computeIfAbsent(interfaceName, name -> new Change(Map.copyOf(before)));
        change.users++;
        var stricter = new LinkedHashMap<>(WANTED);
        stricter.keySet().removeIf(key -> isAtLeast(before.get(key), WANTED.get(key)));
        write(interfaceName, stricter);
    }

    /** One virtual MAC interface less. */
    void release(String interfaceName) throws IOException {
        Change change = changes.get(interfaceName);
        if (change != null && --change.users == 0) {
            changes.remove(interfaceName);
            write(interfaceName, change.before);
        }
    }

    /** The interface has gone with its settings, and one virtual MAC interface with it. */
    void forget(String interfaceName) {
        Change change = changes.get(interfaceName);
        if (change != null && --change.users == 0) {
            changes.remove(interfaceName);
        }
    }

    /** Each of these settings is stricter the greater it is. */
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
