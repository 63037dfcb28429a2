package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.util.List;

import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.vrrp.protocol.Delivery;
import io.evenkeel.vrrp.spi.RouterAccess;
import io.evenkeel.vrrp.spi.RouterSite;
import io.evenkeel.vrrp.spi.VirtualAddresses;
import io.evenkeel.vrrp.spi.VirtualMac;
import io.evenkeel.vrrp.spi.VirtualRoutes;
import io.evenkeel.vrrp.spi.VrrpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hands of one virtual router. */
final class LinuxRouter implements RouterAccess {
    private static final Logger LOG = LoggerFactory.getLogger(LinuxRouter.class);

    private final LinuxInterface access;
    private final RouterSite site;
    /** Null when the router uses the interface's own hardware address. */
    private final @Nullable VirtualMacInterface virtualMac;
    /** The interface's, or those of the virtual MAC interface. */
    private final AdvertSockets sending;
    private final VirtualAddresses addresses;
    private final VirtualRoutes routes;

    private LinuxRouter(LinuxInterface access, RouterSite site, @Nullable VirtualMacInterface virtualMac,
            AdvertSockets sending) {
        this.access = access;
        this.site = site;
        this.virtualMac = virtualMac;
        this.sending = sending;
        Link own = virtualMac == null ? access.link() : virtualMac.link();
        this.addresses = new LinuxAddresses(access.host(), access.packets(), own, virtualMac != null);
        this.routes = new LinuxRoutes(access.host(), own);
    }

    static LinuxRouter attach(LinuxInterface access, RouterSite site) throws IOException {
        VirtualMac wish = site.virtualMac();
        VirtualMacInterface virtualMac = wish == null ? null
                : VirtualMacInterface.make(access.host(), access.link(),
                        wish.interfaceName(site.family(), site.virtualRouterId()),
                        wish.hardwareAddress(site.family(), site.virtualRouterId()), site.family());
        try {
            AdvertSockets sending = virtualMac == null || wish == null || wish.advertiseFromBase() ? access.adverts()
                    : AdvertSockets.openForSending(virtualMac.link(), site.family());
            var router = new LinuxRouter(access, site, virtualMac, sending);
            router.joinGroup();
            return router;
        } catch (IOException | VrrpException e) {
            if (virtualMac != null) {
                virtualMac.remove();
            }
            throw e;
        }
    }

    private void joinGroup() throws LinuxException {
        switch (site.delivery()) {
            case Delivery.Multicast(var group) -> {
                access.adverts().join(group);
                if (sending != access.adverts() && group.getAddress().length > 4) {
                    sending.join(group); // also says which way multicast goes
                }
            }
            case Delivery.Unicast unicast -> {
                // peers reach us by our own address
            }
        }
    }

    /** The interface has changed. */
    void follow(Link parent) throws LinuxException {
        if (virtualMac != null) {
            virtualMac.follow(parent);
        }
    }

    int receiveBuffer() {
        return site.receiveBuffer();
    }

    @Override
    public void send(byte[] datagram) throws LinuxException {
        sending.send(datagram);
    }

    @Override
    public VirtualAddresses addresses() {
        return addresses;
    }

    @Override
    public VirtualRoutes routes() {
        return routes;
    }

    @Override
    public void close() {
        for (Closing step : List.<Closing>of(() -> access.detach(this), this::leaveGroup, this::closeSending, this::removeVirtualMac)) {
            try {
                step.run();
            } catch (IOException e) { // the interface may have gone with everything on it
                LOG.warn("vrid {} on {}: {}", site.virtualRouterId(), access.link().name(), e.getMessage());
            }
        }
    }

    @FunctionalInterface
    private interface Closing {
        void run() throws IOException;
    }

    private void leaveGroup() throws LinuxException {
        if (site.delivery() instanceof Delivery.Multicast(var group)) {
            access.adverts().leave(group);
        }
    }

    private void closeSending() {
        if (sending != access.adverts()) {
            sending.close();
        }
    }

    private void removeVirtualMac() throws IOException {
        if (virtualMac != null) {
            virtualMac.remove();
        }
    }
}
