package io.evenkeel.vrrp.linux;

import java.io.IOException;

import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.vrrp.protocol.Delivery;
import io.evenkeel.vrrp.spi.Ipvlan;
import io.evenkeel.vrrp.spi.PacketFilter;
import io.evenkeel.vrrp.spi.RouterAccess;
import io.evenkeel.vrrp.spi.RouterSite;
import io.evenkeel.vrrp.spi.VirtualAddresses;
import io.evenkeel.vrrp.spi.VirtualMac;
import io.evenkeel.vrrp.spi.VirtualRoutes;
import io.evenkeel.vrrp.spi.VrrpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hands of one virtual router. What it has on its interface comes and goes with it. */
final class LinuxRouter implements RouterAccess {
    private static final Logger LOG = LoggerFactory.getLogger(LinuxRouter.class);

    private final LinuxInterface access;
    private final RouterSite site;
    /** Null when the router advertises from elsewhere, or while the interface is away. */
    private @Nullable IpvlanInterface ipvlan;
    private final AddressMacs addressMacs;
    private final VirtualAddresses addresses;
    private final VirtualRoutes routes;
    /** Null when the router uses the interface's own hardware address, or while the interface is away. */
    private @Nullable VirtualMacInterface virtualMac;
    /** The interface's, or those of the virtual MAC interface or ipvlan; null while the interface is away. */
    private @Nullable AdvertSockets sending;
    private boolean isMember;
    private boolean promotes;
    private String lastFailure = "";

    private LinuxRouter(LinuxInterface access, RouterSite site) {
        this.access = access;
        this.site = site;
        VirtualMac wish = site.virtualMac();
        String own = wish == null ? access.name() : wish.interfaceName(site.family(), site.virtualRouterId());
        this.addressMacs = new AddressMacs(access.host(), site);
        this.addresses = new LinuxAddresses(access.host(), own, wish != null, addressMacs, site.hostPolicy().filter());
        this.routes = new LinuxRoutes(access.host(), own);
    }

    static LinuxRouter attach(LinuxInterface access, RouterSite site, boolean isReached) throws IOException {
        var router = new LinuxRouter(access, site);
        PacketFilter filter = site.hostPolicy().filter();
        if (filter != null) {
            access.host().filters().acquire(filter);
        }
        try {
            if (isReached) {
                router.reach();
            }
            return router;
        } catch (IOException | VrrpException e) {
            router.releaseFilter();
            throw e;
        }
    }

    /** The interface is there: as {@link #reach}, but what cannot be had is logged, and only when that is news. */
    void tryToReach() {
        try {
            reach();
            lastFailure = "";
        } catch (IOException | VrrpException e) {
            if (!lastFailure.equals(e.getMessage())) {
                lastFailure = String.valueOf(e.getMessage());
                LOG.warn("vrid {} on {}: cannot use it: {}", site.virtualRouterId(), access.name(), lastFailure);
            }
        }
    }

    @Override
    public boolean isReady() {
        return sending != null;
    }

    /** The interface is there: takes on it what the router needs. */
    private void reach() throws IOException {
        VirtualMac wish = site.virtualMac();
        try {
            if (wish != null) {
                virtualMac = VirtualMacInterface.make(access.host(), access.link(),
                        wish.interfaceName(site.family(), site.virtualRouterId()),
                        wish.hardwareAddress(site.family(), site.virtualRouterId()), wish.group(), wish.notifies(), site.family());
            }
            addressMacs.makeAll();
            Ipvlan ownAddress = site.ipvlan();
            if (ownAddress != null) {
                ipvlan = IpvlanInterface.make(access.host(), access.link(), ownAddress);
                sending = AdvertSockets.openForSending(ipvlan.link(), site.family());
            } else {
                sending = virtualMac == null || wish == null || wish.advertiseFromBase() ? access.adverts()
                        : AdvertSockets.openForSending(virtualMac.link(), site.family());
            }
            joinGroup(sending);
            if (site.hostPolicy().promotesSecondaries() && virtualMac == null) {
                access.host().promotedSecondaries().acquire(access.name());
                promotes = true;
            }
        } catch (IOException | VrrpException e) {
            abandon();
            throw e;
        }
    }

    private void joinGroup(AdvertSockets used) throws LinuxException {
        switch (site.delivery()) {
            case Delivery.Multicast(var group) -> {
                access.adverts().join(group);
                isMember = true;
                if (used != access.adverts() && group.getAddress().length > 4) {
                    used.join(group); // also says which way multicast goes
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
        if (ipvlan != null) {
            ipvlan.follow(parent);
        }
        addressMacs.follow(parent);
    }

    int receiveBuffer() {
        return site.receiveBuffer();
    }

    /** Whether nobody has taken the virtual MAC interface or ipvlan away. */
    boolean isWhole() throws LinuxException {
        VirtualMacInterface mac = virtualMac;
        IpvlanInterface advertising = ipvlan;
        return (mac == null || mac.isPresent()) && (advertising == null || advertising.isPresent());
    }

    @Override
    public void send(byte[] datagram) throws IOException {
        AdvertSockets used = sending;
        if (used == null) {
            throw new IOException("there is no interface " + access.name());
        }
        used.send(datagram);
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
        attempt(() -> access.detach(this));
        abandon();
        releaseFilter();
    }

    private void releaseFilter() {
        PacketFilter filter = site.hostPolicy().filter();
        if (filter != null) {
            access.host().filters().release(filter);
        }
    }

    /** The interface is there, and is to be left alone. */
    void abandon() {
        attempt(this::leaveGroup);
        letGo();
    }

    /** The interface has gone, or is left with all its sockets. */
    void letGo() {
        isMember = false;
        AdvertSockets used = sending;
        VirtualMacInterface mac = virtualMac;
        sending = null;
        virtualMac = null;
        if (used != null && used != access.adverts()) {
            used.close();
        }
        if (mac != null) {
            attempt(mac::remove);
        }
        IpvlanInterface advertising = ipvlan;
        ipvlan = null;
        if (advertising != null) {
            attempt(advertising::remove);
        }
        addressMacs.removeAll();
        if (promotes) {
            promotes = false;
            attempt(this::unpromote);
        }
    }

    private void unpromote() throws IOException {
        if (access.host().route().link(access.index()).isPresent()) {
            access.host().promotedSecondaries().release(access.name());
        } else {
            access.host().promotedSecondaries().forget(access.name());
        }
    }

    private void leaveGroup() throws LinuxException {
        if (site.delivery() instanceof Delivery.Multicast(var group) && isMember) {
            access.adverts().leave(group);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (IOException e) { // the interface may have gone with everything on it
            LOG.warn("vrid {} on {}: {}", site.virtualRouterId(), access.name(), e.getMessage());
        }
    }
}
