package io.evenkeel.vrrp.linux;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.evenkeel.linux.route.AddressChanges;
import io.evenkeel.linux.route.AddressOptions;
import io.evenkeel.linux.route.AddressWatch;
import io.evenkeel.linux.route.InterfaceAddress;
import io.evenkeel.linux.route.Lifetime;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.vrrp.spi.NetworkEvent;
import io.evenkeel.vrrp.spi.NetworkEvent.AddressVanished;

/**
 * The addresses that this host's routers have added, and neither they nor others have removed. Those that were there before have
 * no end, and are not among them. Driver thread only.
 */
final class HeldAddresses {
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final RouteSocket route;
    private final AddressWatch watch;
    private final Map<Place, InterfaceAddress> held = new LinkedHashMap<>();
    /** When this host's own connections no longer come from an address; those without an end are not here. */
    private final Map<Place, Long> deprecatedAt = new HashMap<>();

    private record Place(String interfaceName, InetAddress address) {}

    private record Gone(int interfaceIndex, InetAddress address) {
        static Gone of(InterfaceAddress address) {
            return new Gone(address.interfaceIndex(), address.address());
        }
    }

    HeldAddresses(RouteSocket route, AddressWatch watch) {
        this.route = route;
        this.watch = watch;
    }

    /** Remembers an address, and until when this host's own connections may come from it. */
    void add(InterfaceAddress address, String interfaceName, OptionalLong preferredUntil) {
        var place = new Place(interfaceName, address.address());
        held.put(place, address);
        deprecatedAt.remove(place);
        preferredUntil.ifPresent(at -> deprecatedAt.put(place, at));
    }

    boolean holds(InterfaceAddress address, String interfaceName) {
        InterfaceAddress before = held.get(new Place(interfaceName, address.address()));
        return before != null && before.interfaceIndex() == address.interfaceIndex();
    }

    /** Those that the kernel would not keep without us, each for another while. */
    List<InterfaceAddress> passing(long now) {
        var passing = new ArrayList<InterfaceAddress>(held.size());
        held.forEach((place, address) -> {
            int valid = address.options().lifetime().validSeconds();
            if (valid != Lifetime.FOREVER) {
                Long end = deprecatedAt.get(place);
                passing.add(end == null ? address : lasting(address, secondsUntil(end, now, valid)));
            }
        });
        return passing;
    }

    private static InterfaceAddress lasting(InterfaceAddress address, int preferredSeconds) {
        AddressOptions options = address.options();
        return address.with(options.withLifetime(new Lifetime(preferredSeconds, options.lifetime().validSeconds())));
    }

    private static int secondsUntil(long end, long now, int valid) {
        long nanos = Math.max(0, end - now);
        return preferredSeconds((nanos + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND, valid);
    }

    /** The kernel wants no more than how long the address is valid. */
    static int preferredSeconds(long seconds, int validSeconds) {
        return (int) (validSeconds == Lifetime.FOREVER ? seconds : Math.min(seconds, validSeconds));
    }

    void remove(String interfaceName, InetAddress address) {
        forget(new Place(interfaceName, address));
    }

    private void forget(Place place) {
        held.remove(place);
        deprecatedAt.remove(place);
    }

    /**
     * Those that have gone; they are held no longer. An event alone is no proof, since the address may be back; it says where to look. When events
     * were lost, everywhere.
     */
    List<NetworkEvent> vanished() throws LinuxException {
        AddressChanges changes = watch.changes();
        var suspects = new LinkedHashMap<>(held);
        if (changes.isComplete()) {
            var removed = changes.removed().stream().map(gone -> Gone.of(gone.address())).collect(Collectors.toSet());
            suspects.values().removeIf(address -> !removed.contains(Gone.of(address)));
        }
        var events = new ArrayList<NetworkEvent>();
        for (int index : new TreeSet<>(suspects.values().stream().map(InterfaceAddress::interfaceIndex).toList())) {
            List<InetAddress> present = route.addresses(index).stream().map(InterfaceAddress::address).toList();
            suspects.forEach((place, gone) -> {
                if (gone.interfaceIndex() == index && !present.contains(place.address())) {
                    forget(place);
                    events.add(new AddressVanished(place.interfaceName(), place.address()));
                }
            });
        }
        return events;
    }
}
