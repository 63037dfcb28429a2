package io.evenkeel.linux.route;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.evenkeel.linux.ffi.LinuxRtnetlink;
import io.evenkeel.linux.netlink.NetlinkMessage;
import io.evenkeel.linux.netlink.NetlinkPayload;
import io.evenkeel.linux.netlink.NetlinkRequest;
import io.evenkeel.linux.netlink.NetlinkSocket;
import io.evenkeel.linux.socket.Errno;
import io.evenkeel.linux.socket.LinuxException;

/**
 * Asks the kernel about links and addresses, and changes links, addresses, routes and rules. Changing needs CAP_NET_ADMIN.
 * What is already so when it is asked for is no error: the methods say so with false. Not thread-safe.
 */
public final class RouteSocket implements AutoCloseable {
    private final NetlinkSocket netlink;

    private RouteSocket(NetlinkSocket netlink) {
        this.netlink = netlink;
    }

    /** Opens a socket in the network namespace of the calling thread. */
    public static RouteSocket open() throws LinuxException {
        return new RouteSocket(NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, 0));
    }

    /** The link with that name; empty when there is none. */
    public Optional<Link> link(String name) throws LinuxException {
        return findLink("link " + name, LinkMessages.byName(name));
    }

    /** The link with that index; empty when there is none. */
    public Optional<Link> link(int index) throws LinuxException {
        return findLink("link " + index, LinkMessages.byIndex(index));
    }

    private Optional<Link> findLink(String what, NetlinkPayload payload) throws LinuxException {
        try {
            return netlink.query(what, LinuxRtnetlink.RTM_GETLINK, 0, payload).stream()
                    .flatMap(message -> LinkMessages.link(message).stream()).findFirst();
        } catch (LinuxException e) {
            if (e.is(Errno.ENODEV)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All links of the namespace. */
    public List<Link> links() throws LinuxException {
        return netlink.query("list links", LinuxRtnetlink.RTM_GETLINK, NetlinkMessage.DUMP, LinkMessages.all()).stream()
                .flatMap(message -> LinkMessages.link(message).stream()).toList();
    }

    /** Makes a link, switched off. Returns false, and changes nothing, when there is one of that name. */
    public boolean add(StackedLink link) throws LinuxException {
        boolean added = change("add " + link.kind().kernelName() + " " + link.name(), LinuxRtnetlink.RTM_NEWLINK,
                NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE, LinkMessages.stacked(link), Errno.EEXIST);
        if (added && !link.alias().isEmpty()) { // some kernels take it only afterwards
            setAlias(link(link.name()).orElseThrow().index(), link.alias());
        }
        return added;
    }

    /** Makes the kernel tell everybody who listens to rtnetlink of a link, as it does not after every change. */
    public void notifyOf(Link link) throws LinuxException {
        netlink.request("group of link " + link.name(), LinuxRtnetlink.RTM_NEWLINK, 0,
                LinkMessages.group(link.index(), link.group()));
    }

    /** Removes a link that was made by software. Returns false when it is not there. */
    public boolean removeLink(int index) throws LinuxException {
        return change("remove link " + index, LinuxRtnetlink.RTM_DELLINK, 0, LinkMessages.byIndex(index), Errno.ENODEV);
    }

    /** Switches a link on or off. */
    public void setUp(int index, boolean on) throws LinuxException {
        netlink.request("switch link " + index, LinuxRtnetlink.RTM_NEWLINK, 0, LinkMessages.switched(index, on));
    }

    /** Leaves a text of up to 255 bytes on a link, which {@code ip link} shows as its alias. */
    public void setAlias(int index, String text) throws LinuxException {
        netlink.request("alias of link " + index, LinuxRtnetlink.RTM_NEWLINK, 0, LinkMessages.alias(index, text));
    }

    /** Keeps the kernel from giving a link an IPv6 address of its own making ({@code addrgenmode none}). */
    public void suppressLinkLocalAddress(int index) throws LinuxException {
        netlink.request("addrgenmode of link " + index, LinuxRtnetlink.RTM_NEWLINK, 0,
                LinkMessages.withoutLinkLocalAddress(index));
    }

    /** The addresses of an interface in the kernel's order, IPv4 first: primary ones before those that follow them. */
    public List<InterfaceAddress> addresses(int interfaceIndex) throws LinuxException {
        try {
            return netlink.query("list addresses", LinuxRtnetlink.RTM_GETADDR, NetlinkMessage.DUMP,
                    AddressMessages.ofInterface(interfaceIndex)).stream()
                    .flatMap(message -> AddressMessages.address(message).stream())
                    .filter(address -> interfaceIndex == 0 || address.interfaceIndex() == interfaceIndex).toList();
        } catch (LinuxException e) {
            if (e.is(Errno.ENODEV)) {
                return List.of();
            }
            throw e;
        }
    }

    /** The addresses of all interfaces. */
    public List<InterfaceAddress> addresses() throws LinuxException {
        return addresses(0);
    }

    /** Adds an address. Returns false, and changes nothing, when it is there already. */
    public boolean add(InterfaceAddress address) throws LinuxException {
        return change("add " + address, LinuxRtnetlink.RTM_NEWADDR, NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE,
                AddressMessages.whole(address), Errno.EEXIST);
    }

    /** Gives an address another lifetime; adds it if it is not there. */
    public void renew(InterfaceAddress address) throws LinuxException {
        netlink.request("renew " + address, LinuxRtnetlink.RTM_NEWADDR, NetlinkMessage.CREATE | NetlinkMessage.REPLACE,
                AddressMessages.whole(address));
    }

    /**
     * Gives many addresses another lifetime, and adds those that are not there.
     *
     * @return what failed, each with the address in its text
     */
    public List<LinuxException> renew(Collection<InterfaceAddress> addresses) throws LinuxException {
        return netlink.requestAll("renew", LinuxRtnetlink.RTM_NEWADDR, NetlinkMessage.CREATE | NetlinkMessage.REPLACE, addresses.stream()
                .map(address -> new NetlinkRequest(address, AddressMessages.whole(address))).toList());
    }

    /** Removes an address. Returns false when it is not there. */
    public boolean remove(InterfaceAddress address) throws LinuxException {
        return change("remove " + address, LinuxRtnetlink.RTM_DELADDR, 0, AddressMessages.identity(address),
                Errno.EADDRNOTAVAIL, Errno.ENODEV);
    }

    /** Adds a route. Returns false when it is there already. */
    public boolean add(Route route) throws LinuxException {
        return change("add " + route, LinuxRtnetlink.RTM_NEWROUTE, NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE,
                RoutingMessages.route(route), Errno.EEXIST);
    }

    /** Removes a route. Returns false when it is not there. */
    public boolean remove(Route route) throws LinuxException {
        return change("remove " + route, LinuxRtnetlink.RTM_DELROUTE, 0, RoutingMessages.route(route), Errno.ESRCH,
                Errno.ENODEV);
    }

    /**
     * Adds a rule. To the kernel, one without a priority is another one each time.
     *
     * @return its place; empty when it is there already
     */
    public Optional<RulePlace> add(Rule rule) throws LinuxException {
        return answer("add " + rule, LinuxRtnetlink.RTM_NEWRULE, NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE | NetlinkMessage.ECHO,
                RoutingMessages.rule(rule), Errno.EEXIST)
                .map(told -> told.stream().flatMap(message -> RoutingMessages.place(message).stream()).findFirst()
                        .orElseThrow(() -> new IllegalStateException("the kernel does not tell where it has put " + rule)));
    }

    /** Removes a rule. Returns false when it is not there. */
    public boolean remove(Rule rule) throws LinuxException {
        return change("remove " + rule, LinuxRtnetlink.RTM_DELRULE, 0, RoutingMessages.rule(rule), Errno.ENOENT);
    }

    private boolean change(String what, int type, int flags, NetlinkPayload payload, Errno... alreadySo)
            throws LinuxException {
        return answer(what, type, flags, payload, alreadySo).isPresent();
    }

    /** What the kernel tells of a change; empty when it is already so. */
    private Optional<List<NetlinkMessage>> answer(String what, int type, int flags, NetlinkPayload payload, Errno... alreadySo)
            throws LinuxException {
        try {
            return Optional.of(netlink.query(what, type, flags, payload));
        } catch (LinuxException e) {
            if (Set.of(alreadySo).stream().anyMatch(e::is)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        netlink.close();
    }
}
