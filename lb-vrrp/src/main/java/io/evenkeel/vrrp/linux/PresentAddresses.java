package io.evenkeel.vrrp.linux;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.evenkeel.linux.route.AddressFlag;
import io.evenkeel.linux.route.InterfaceAddress;
import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.PresenceWatch;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.Poller;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the interfaces that somebody asks for. Additions are heard of only then: addresses with a lifetime that
 * are renewed would wake everybody. Driver thread only.
 */
final class PresentAddresses implements AutoCloseable {
    private final RouteSocket route;
    private final Poller poller;
    private final Map<String, Set<InetAddress>> known = new HashMap<>();
    private @Nullable PresenceWatch watch;

    PresentAddresses(RouteSocket route, Poller poller) {
        this.route = route;
        this.poller = poller;
    }

    /** As it was at the last {@link #refresh}; none where there is no such interface. */
    Set<InetAddress> on(String interfaceName) throws LinuxException {
        if (watch == null) {
            watch = PresenceWatch.open();
            poller.add(watch);
        }
        Set<InetAddress> present = known.get(interfaceName);
        if (present == null) {
            present = ask(interfaceName);
            known.put(interfaceName, present);
        }
        return present;
    }

    /** We have changed the addresses of that interface ourselves, which is to count at once. */
    void forget(String interfaceName) {
        known.remove(interfaceName);
    }

    void refresh() throws LinuxException {
        if (watch != null && poller.isReadable(watch) && watch.hasChanged()) {
            known.clear();
        }
    }

    private Set<InetAddress> ask(String interfaceName) throws LinuxException {
        Optional<Link> link = route.link(interfaceName);
        return link.isEmpty() ? Set.of()
                : route.addresses(link.get().index()).stream()
                        .filter(address -> !address.options().flags().contains(AddressFlag.DUPLICATE)
                                && !address.options().flags().contains(AddressFlag.TENTATIVE))
                        .map(InterfaceAddress::address).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
