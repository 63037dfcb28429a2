package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.LinkFlag;
import io.evenkeel.linux.route.MacvlanMode;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.route.StackedLink;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.sysctl.Sysctl;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.VirtualMac;
import org.jspecify.annotations.Nullable;

/**
 * A macvlan that carries a virtual router's MAC, with the settings that make neighbours see that MAC and no other. Its alias
 * says who made it and how the interface below was set before, so that the next process can tidy up after one that was
 * killed. Driver thread only.
 */
final class VirtualMacInterface {
    /**
     * As in private mode nothing passes from one macvlan to another on this host. But in private mode the kernel takes what
     * bears the macvlan's own hardware address, such as another active router's advertisements, for an echo, and keeps it
     * from the interface below, where we listen.
     */
    private static final MacvlanMode MODE = MacvlanMode.VEPA;

    private final LinuxHost host;
    private final Link parent;
    private final Link link;
    private final boolean notifies;

    private VirtualMacInterface(LinuxHost host, Link parent, Link link, boolean notifies) {
        this.host = host;
        this.parent = parent;
        this.link = link;
        this.notifies = notifies;
    }

    /** In {@code group}, or for null in that of the interface below; {@code notifies} as {@link VirtualMac} has it. */
    static VirtualMacInterface make(LinuxHost host, Link parent, String name, String hardwareAddress, @Nullable Integer group,
            boolean notifies, IpFamily family) throws IOException {
        RouteSocket route = host.route();
        Map<String, String> before = host.quietArp().before(parent.name());
        var kind = new StackedLink.Macvlan(hardwareAddress, MODE);
        var leftover = route.link(name);
        if (leftover.isPresent()) {
            before = Leftovers.remove(route, leftover.get(), parent, kind, before);
        }
        route.add(new StackedLink(name, parent.index(), kind, group == null ? parent.group() : group, parent.masterIndex(),
                new MacvlanOwner(before).text()));
        Link made = host.events().linkNow(name).orElseThrow(() -> new IOException("interface " + name + " went as soon as it came"));
        var result = new VirtualMacInterface(host, parent, made, notifies);
        try {
            host.quietArp().acquire(parent.name(), before);
            result.configure(family);
            if (parent.flags().contains(LinkFlag.UP)) {
                route.setUp(made.index(), true);
            }
            if (notifies) {
                route.notifyOf(parent);
            }
            return result;
        } catch (IOException e) {
            result.remove();
            throw e;
        }
    }

    private void configure(IpFamily family) throws IOException {
        String name = link.name();
        set(Sysctl.ipv6(name, "autoconf"), "0");
        set(Sysctl.ipv6(name, "accept_ra"), "0");
        host.route().suppressLinkLocalAddress(link.index());
        if (family == IpFamily.IPV4) {
            set(Sysctl.ipv6(name, "disable_ipv6"), "1");
        } else {
            admitIpv6(link);
        }
        set(Sysctl.ipv4(name, "arp_ignore"), "1");
        set(Sysctl.ipv4(name, "accept_local"), "1");
        set(Sysctl.ipv4(name, "promote_secondaries"), "1");
        // The way back to a neighbour leads through the interface below, so a strict check would drop what comes in here.
        // The kernel takes the greater of this and the value for all: 2 (loose) makes a strict one harmless.
        boolean isCheckedEverywhere = Sysctl.ipv4("all", "rp_filter").read().filter(value -> !value.equals("0")).isPresent();
        set(Sysctl.ipv4(name, "rp_filter"), isCheckedEverywhere ? "2" : "0");
    }

    /** For a router of IPv6, and for one of IPv4 that floats an IPv6 address too. */
    static void admitIpv6(Link link) throws IOException {
        set(Sysctl.ipv6(link.name(), "disable_ipv6"), "0");
    }

    private static void set(Sysctl setting, String value) throws IOException {
        if (setting.read().filter(now -> !now.equals(value)).isPresent()) { // a kernel without IPv6 has none of its settings
            setting.write(value);
        }
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

    boolean isOn(Link other) {
        return parent.index() == other.index();
    }

    /** Whether it is there: somebody may remove it, and it goes with the interface below. */
    boolean isPresent() throws LinuxException {
        return host.events().links().link(link.name()).filter(now -> now.index() == link.index()).isPresent();
    }

    void remove() throws IOException {
        host.route().removeLink(link.index());
        Optional<Link> below = host.route().link(parent.index());
        if (below.isPresent()) {
            host.quietArp().release(parent.name());
            if (notifies) {
                host.route().notifyOf(below.get());
            }
        } else {
            host.quietArp().forget(parent.name());
        }
    }
}
