package io.evenkeel.vrrp;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VrrpException;
import org.jspecify.annotations.Nullable;

/**
 * What virtual routers advertise from: the address that is configured, or the first of the interface's own. One that some router
 * floats is a leftover there and will go, unless the host owns it. Immutable.
 */
final class SourceAddresses {
    private final Set<InetAddress> floating;

    private SourceAddresses(Set<InetAddress> floating) {
        this.floating = floating;
    }

    /** On a host where these routers run. */
    static SourceAddresses beside(List<VirtualRouterConfig> routers) {
        return new SourceAddresses(routers.stream().flatMap(config -> config.addresses().stream()).map(VirtualAddress::address)
                .collect(Collectors.toSet()));
    }

    /** Empty when the interface, which has the addresses {@code present}, has none of its own. */
    Optional<InetAddress> find(VirtualRouterConfig config, List<InetAddress> present) {
        InetAddress configured = config.sourceAddress();
        return configured != null ? Optional.of(configured)
                : present.stream().filter(address -> config.isOwner() || !floating.contains(address)).findFirst();
    }

    /**
     * As above; but where there is none, a router that runs keeps {@code former}, one whose interface may be missing waits in fault
     * with the unspecified address, and any other is refused.
     */
    InetAddress require(VirtualRouterConfig config, List<InetAddress> present, @Nullable InetAddress former) {
        InetAddress configured = config.sourceAddress();
        if (configured != null && !config.isOwner() && floating.contains(configured)) {
            throw new VrrpException(config.identity() + ": sourceAddress " + configured.getHostAddress()
                    + " is a virtual address too; choose another, or priority 255 if this host owns it");
        }
        Optional<InetAddress> source = find(config, present);
        if (source.isEmpty() && former == null && !config.hostPolicy().interfaceMayBeMissing()) {
            throw new VrrpException(config.identity() + ": " + config.interfaceName() + " has no " + config.family()
                    + " address of its own to advertise from; give it one, or set sourceAddress");
        }
        return source.orElseGet(() -> former == null ? config.family().unspecified() : former);
    }
}
