package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.vrrp.spi.AddressMac;
import io.evenkeel.vrrp.spi.RouterSite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The virtual MAC interfaces of some addresses of a router. They are made when the router comes, so that becoming active takes
 * no longer; one whose interface below was missing then, or that went with it, is made when an address is to go there. Driver
 * thread only.
 */
final class AddressMacs {
    private static final Logger LOG = LoggerFactory.getLogger(AddressMacs.class);

    private final LinuxHost host;
    private final int virtualRouterId;
    private final Map<String, AddressMac> wanted;
    private final Map<String, VirtualMacInterface> made = new LinkedHashMap<>();

    AddressMacs(LinuxHost host, RouterSite site) {
        this.host = host;
        this.virtualRouterId = site.virtualRouterId();
        this.wanted = site.addressMacs().stream().collect(Collectors.toMap(AddressMac::interfaceName, mac -> mac, (one, other) -> one,
                LinkedHashMap::new));
    }

    /** Those whose interface below is there. */
    void makeAll() throws IOException {
        for (AddressMac mac : wanted.values()) {
            Optional<Link> parent = host.events().linkNow(mac.parent());
            if (parent.isPresent()) {
                ensure(mac, parent.get());
            }
        }
    }

    boolean has(String interfaceName) {
        return wanted.containsKey(interfaceName);
    }

    /** The interface is there and switched on as the one below is, if it is one of these. */
    void ensure(String interfaceName) throws IOException {
        AddressMac mac = wanted.get(interfaceName);
        if (mac != null) {
            ensure(mac, host.events().linkNow(mac.parent())
                    .orElseThrow(() -> new IOException("there is no interface " + mac.parent() + " for " + interfaceName)));
        }
    }

    private void ensure(AddressMac mac, Link parent) throws IOException {
        VirtualMacInterface before = made.get(mac.interfaceName());
        if (before != null && host.events().linkNow(mac.interfaceName()).isPresent() && before.isPresent()) {
            before.follow(parent);
            return;
        }
        if (before != null) {
            made.remove(mac.interfaceName());
            before.remove();
        }
        made.put(mac.interfaceName(), VirtualMacInterface.make(host, parent, mac.interfaceName(),
                mac.hardwareAddress(virtualRouterId), null, false, mac.family()));
    }

    /** The router's own interface has changed; others are looked at when an address is to go there. */
    void follow(Link parent) throws LinuxException {
        for (VirtualMacInterface mac : made.values()) {
            if (mac.isOn(parent)) {
                mac.follow(parent);
            }
        }
    }

    void removeAll() {
        for (VirtualMacInterface mac : made.values()) {
            try {
                mac.remove();
            } catch (IOException e) { // the interface may have gone with the one below
                LOG.warn("vrid {}: {}", virtualRouterId, e.getMessage());
            }
        }
        made.clear();
    }
}
