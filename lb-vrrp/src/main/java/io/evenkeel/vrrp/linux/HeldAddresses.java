package io.evenkeel.vrrp.linux;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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
    /** The names of their interfaces. */
    private final Map<Place, String> held = new LinkedHashMap<>();

    private record Place(int interfaceIndex, InetAddress address) {}

    HeldAddresses(RouteSocket route, AddressWatch watch) {
        this.route = route;
        this.watch = watch;
    }

    void add(InterfaceAddress address, String interfaceName) {
        held.put(new Place(address.interfaceIndex(), address.address()), interfaceName);
    }

    boolean holds(InterfaceAddress address) {
        return held.containsKey(new Place(address.interfaceIndex(), address.address()));
    }

    void remove(InterfaceAddress address) {
        held.remove(new Place(address.interfaceIndex(), address.address()));
    }

    /**
     * Those that have gone. An event alone is no proof, since the address may be back; it says where to look. When events
     * were lost, everywhere.
     */
    List<NetworkEvent> vanished() throws LinuxException {
        AddressChanges changes = watch.changes();
        var suspects = new LinkedHashMap<>(held);
        if (changes.isComplete()) {
            suspects.keySet().retainAll(changes.removed().stream()
                    .map(removed -> new Place(removed.address().interfaceIndex(), removed.address().address())).toList());
        }
        var events = new ArrayList<NetworkEvent>();
        for (int index : new TreeSet<>(suspects.keySet().stream().map(Place::interfaceIndex).toList())) {
            List<InetAddress> present = route.addresses(index).stream().map(InterfaceAddress::address).toList();
            suspects.forEach((place, interfaceName) -> {
                if (place.interfaceIndex() == index && !present.contains(place.address())) {
                    events.add(new AddressVanished(interfaceName, place.address()));
                }
            });
        }
        return events;
    }
}
