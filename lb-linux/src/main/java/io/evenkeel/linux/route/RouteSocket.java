package io.evenkeel.linux.route;

import java.util.List;
import java.util.Optional;

import io.evenkeel.linux.netlink.NetlinkMessage;
import io.evenkeel.linux.netlink.NetlinkPayload;
import io.evenkeel.linux.netlink.NetlinkSocket;
import io.evenkeel.linux.socket.Errno;
import io.evenkeel.linux.socket.LinuxException;

/** Asks the kernel about links and addresses, and changes addresses. Changing needs CAP_NET_ADMIN. Not thread-safe. */
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
        try {
            return netlink.query("link " + name, RouteMessages.GETLINK, 0, RouteMessages.linkByName(name)).stream()
                    .flatMap(message -> RouteMessages.link(message).stream()).findFirst();
        } catch (LinuxException e) {
            if (e.is(Errno.ENODEV)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The IPv4 addresses of an interface, in the kernel's order: primary ones before those that follow them. */
    public List<InterfaceAddress> addresses(int interfaceIndex) throws LinuxException {
        return netlink.query("list addresses", RouteMessages.GETADDR, NetlinkMessage.DUMP, RouteMessages.allAddresses())
                .stream().flatMap(message -> RouteMessages.address(message).stream())
                .filter(address -> address.interfaceIndex() == interfaceIndex).toList();
    }

    /** Adds an address. Returns false, and changes nothing, when it is there already. */
    public boolean add(InterfaceAddress address) throws LinuxException {
        return change("add " + address, RouteMessages.NEWADDR, NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE,
                RouteMessages.newAddress(address), Errno.EEXIST);
    }

    /** Removes an address. Returns false when it is not there. */
    public boolean remove(InterfaceAddress address) throws LinuxException {
        return change("remove " + address, RouteMessages.DELADDR, 0, RouteMessages.oldAddress(address),
                Errno.EADDRNOTAVAIL);
    }

    private boolean change(String what, int type, int flags, NetlinkPayload payload, Errno alreadySo)
            throws LinuxException {
        try {
            netlink.request(what, type, flags, payload);
            return true;
        } catch (LinuxException e) {
            if (e.is(alreadySo)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        netlink.close();
    }
}
