package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;

import io.evenkeel.linux.route.AddressFlag;
import io.evenkeel.linux.route.AddressOptions;
import io.evenkeel.linux.route.InterfaceAddress;
import io.evenkeel.linux.route.IpvlanFlag;
import io.evenkeel.linux.route.Lifetime;
import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.LinkFlag;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.route.StackedLink;
import io.evenkeel.linux.socket.Errno;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.Ipvlan;
import io.evenkeel.vrrp.spi.VrrpException;

/** An ipvlan that a router advertises from, with its address; its alias says who made it. Driver thread only. */
final class IpvlanInterface {
    private final LinuxHost host;
    private final Link link;

    private IpvlanInterface(LinuxHost host, Link link) {
        this.host = host;
        this.link = link;
    }

    static IpvlanInterface make(LinuxHost host, Link parent, Ipvlan wish) throws IOException {
        RouteSocket route = host.route();
        var kind = new StackedLink.Ipvlan(switch (wish.mode()) {
            case BRIDGE -> IpvlanFlag.BRIDGE;
            case PRIVATE -> IpvlanFlag.PRIVATE;
            case VEPA -> IpvlanFlag.VEPA;
        });
        var leftover = route.link(wish.interfaceName());
        if (leftover.isPresent()) {
            Leftovers.remove(route, leftover.get(), parent, kind, Map.of());
        }
        add(route, new StackedLink(wish.interfaceName(), parent.index(), kind, parent.group(), parent.masterIndex(),
                new MacvlanOwner(Map.of()).text()));
        Link made = host.events().linkNow(wish.interfaceName())
                .orElseThrow(() -> new IOException("interface " + wish.interfaceName() + " went as soon as it came"));
        var result = new IpvlanInterface(host, made);
        try {
            route.suppressLinkLocalAddress(made.index());
            route.add(address(wish, made));
            result.follow(parent);
            return result;
        } catch (IOException e) {
            result.remove();
            throw e;
        }
    }

    private static void add(RouteSocket route, StackedLink link) throws LinuxException {
        try {
            route.add(link);
        } catch (LinuxException e) {
            if (e.is(Errno.EOPNOTSUPP)) {
                throw new VrrpException("interface " + link.name() + ": this kernel makes no ipvlan; it needs CONFIG_IPVLAN, and the"
                        + " module ipvlan where that is one", e);
            }
            throw e;
        }
    }

    private static InterfaceAddress address(Ipvlan wish, Link made) {
        boolean isIpv6 = IpFamily.of(wish.address()) == IpFamily.IPV6;
        var flags = isIpv6 ? EnumSet.of(AddressFlag.NO_DUPLICATE_DETECTION) : EnumSet.noneOf(AddressFlag.class);
        return new InterfaceAddress(made.index(), wish.address(), wish.prefixLength(), new AddressOptions("", 0, null, null, flags,
                Lifetime.UNLIMITED, LinuxAddresses.PROTOCOL));
    }

    Link link() {
        return link;
    }

    /** The kernel switches it off with the interface below, but not on again. */
    void follow(Link parentNow) throws LinuxException {
        if (parentNow.flags().contains(LinkFlag.UP)
                && host.route().link(link.index()).filter(now -> !now.flags().contains(LinkFlag.UP)).isPresent()) {
            host.route().setUp(link.index(), true);
        }
    }

    /** Whether it is there: somebody may remove it, and it goes with the interface below. */
    boolean isPresent() throws LinuxException {
        return host.events().links().link(link.name()).filter(now -> now.index() == link.index()).isPresent();
    }

    void remove() throws IOException {
        host.route().removeLink(link.index());
    }
}
