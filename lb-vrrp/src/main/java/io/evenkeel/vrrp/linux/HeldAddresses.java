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
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.vrrp.spi.NetworkEvent;
import io.evenkeel.vrrp.spi.NetworkEvent.AddressVanished;

/** The addresses that this host's routers have added and not removed. Driver thread only. */
final class HeldAddresses {
    private final RouteSocket route;
    private final AddressWatch watch;
    /** The index that their interface had then. */
    private final Map<Place, Integer> held = new LinkedHashMap<>();

    private record Place(String interfaceName, InetAddress address) {}

    private record Gone(int interfaceIndex, InetAddress address) {}

    HeldAddresses(RouteSocket route, AddressWatch watch) {
        this.route = route;
        this.watch = watch;
    }

    void add(InterfaceAddress address, String interfaceName) {
        held.put(new Place(interfaceName, address.address()), address.interfaceIndex());
    }

    boolean holds(InterfaceAddress address, String interfaceName) {
        Integer index = held.get(new Place(interfaceName, address.address()));
        return index != null && index == address.interfaceIndex();
    }

    void remove(String interfaceName, InetAddress address) {
        held.remove(new Place(interfaceName, address));
    }

    /**
     * Those that have gone. An event alone is no proof, since the address may be back; it says where to look. When events
     * were lost, everywhere.
     */
    List<NetworkEvent> vanished() throws LinuxException {
        AddressChanges changes = watch.changes();
        var suspects = new LinkedHashMap<>(held);
        if (changes.isComplete()) {
            var removed = changes.removed().stream().map(gone -> new Gone(gone.address().interfaceIndex(), gone.address().address()))
                    .collect(Collectors.toSet());
            suspects.entrySet().removeIf(entry -> !removed.contains(new Gone(entry.getValue(), entry.getKey().address())));
        }
        var events = new ArrayList<NetworkEvent>();
        for (int index : new TreeSet<>(suspects.values())) {
            List<InetAddress> present = route.addresses(index).stream().map(InterfaceAddress::address).toList();
            suspects.forEach((place, on) -> {
                if (on == index && !present.contains(place.address())) {
                    events.add(new AddressVanished(place.interfaceName(), place.address()));
                }
            });
        }
        return events;
    }
}
