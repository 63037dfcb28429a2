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

/**
 * The addresses that this host's routers have added, and neither they nor others have removed. Those that were there before have
 * no end, and are not among them. Driver thread only.
 */
final class HeldAddresses {
    private final RouteSocket route;
    private final AddressWatch watch;
    private final Map<Place, Held> held = new LinkedHashMap<>();

    private record Place(int interfaceIndex, InetAddress address) {
        static Place of(InterfaceAddress address) {
            return new Place(address.interfaceIndex(), address.address());
        }
    }

    private record Held(InterfaceAddress address, String interfaceName) {}

    HeldAddresses(RouteSocket route, AddressWatch watch) {
        this.route = route;
        this.watch = watch;
    }

    void add(InterfaceAddress address, String interfaceName) {
        held.put(Place.of(address), new Held(address, interfaceName));
    }

    boolean holds(InterfaceAddress address) {
        return held.containsKey(Place.of(address));
    }

    List<InterfaceAddress> held() {
        return held.values().stream().map(Held::address).toList();
    }

    void remove(InterfaceAddress address) {
        held.remove(Place.of(address));
    }

    /**
     * Those that have gone; they are held no longer. An event alone is no proof, since the address may be back; it says where to look. When events
     * were lost, everywhere.
     */
    List<NetworkEvent> vanished() throws LinuxException {
        AddressChanges changes = watch.changes();
        var suspects = new LinkedHashMap<>(held);
        if (changes.isComplete()) {
            suspects.keySet().retainAll(changes.removed().stream().map(removed -> Place.of(removed.address())).toList());
        }
        var events = new ArrayList<NetworkEvent>();
        for (int index : new TreeSet<>(suspects.keySet().stream().map(Place::interfaceIndex).toList())) {
            List<InetAddress> present = route.addresses(index).stream().map(InterfaceAddress::address).toList();
            suspects.forEach((place, gone) -> {
                if (place.interfaceIndex() == index && !present.contains(place.address())) {
                    held.remove(place);
                    events.add(new AddressVanished(gone.interfaceName(), place.address()));
                }
            });
        }
        return events;
    }
}
