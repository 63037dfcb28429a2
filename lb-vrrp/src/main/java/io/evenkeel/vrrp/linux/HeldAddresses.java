package io.evenkeel.vrrp.linux;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.evenkeel.linux.route.AddressChanges;
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
    private final RouteSocket route;
    private final AddressWatch watch;
    private final Map<Place, InterfaceAddress> held = new LinkedHashMap<>();

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

    void add(InterfaceAddress address, String interfaceName) {
        held.put(new Place(interfaceName, address.address()), address);
    }

    boolean holds(InterfaceAddress address, String interfaceName) {
        InterfaceAddress before = held.get(new Place(interfaceName, address.address()));
        return before != null && before.interfaceIndex() == address.interfaceIndex();
    }

    /** Those that the kernel would not keep without us. */
    List<InterfaceAddress> passing() {
        return held.values().stream().filter(address -> address.options().lifetime().validSeconds() != Lifetime.FOREVER).toList();
    }

    void remove(String interfaceName, InetAddress address) {
        held.remove(new Place(interfaceName, address));
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
                    held.remove(place);
                    events.add(new AddressVanished(place.interfaceName(), place.address()));
                }
            });
        }
        return events;
    }
}
