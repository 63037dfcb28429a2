package io.evenkeel.vrrp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.evenkeel.vrrp.spi.AddressMac;
import io.evenkeel.vrrp.spi.VirtualAddress;

/**
 * The repeated announcements on other interfaces than the router's: no advertisement leaves there, by which a switch would know
 * their hardware address again. As keepalived has it, the first comes one interval after the addresses, and one address of each
 * interface is enough. Driver thread only.
 */
final class Elsewhere {
    private OptionalLong at = OptionalLong.empty();

    void begin(VirtualRouterConfig config, long now) {
        Duration every = config.announcements().elsewhere();
        at = every.isZero() || addresses(config).isEmpty() ? OptionalLong.empty() : OptionalLong.of(now + every.toNanos());
    }

    void end() {
        at = OptionalLong.empty();
    }

    OptionalLong deadline() {
        return at;
    }

    /** What is to be announced now, once each. */
    List<VirtualAddress> due(VirtualRouterConfig config, long now) {
        if (at.isEmpty() || now - at.getAsLong() < 0) {
            return List.of();
        }
        begin(config, now);
        return addresses(config);
    }

    private static List<VirtualAddress> addresses(VirtualRouterConfig config) {
        List<String> macs = config.addressMacs().stream().map(AddressMac::interfaceName).toList();
        boolean all = config.announcements().elsewhereAll();
        Map<String, VirtualAddress> firsts = new LinkedHashMap<>();
        Stream.concat(config.addresses().stream(), config.excludedAddresses().stream()).forEach(address -> {
            String device = address.device();
            if (device != null && (all || macs.contains(device))) {
                firsts.putIfAbsent(device, address);
            }
        });
        return List.copyOf(firsts.values());
    }
}
