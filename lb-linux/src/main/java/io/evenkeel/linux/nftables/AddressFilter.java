package io.evenkeel.linux.nftables;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.linux.ffi.LinuxNfnetlink;
import io.evenkeel.linux.netlink.NetlinkSocket;
import io.evenkeel.linux.netlink.NetlinkSocket.Request;
import io.evenkeel.linux.socket.LinuxException;

/**
 * A table of nf_tables ({@code nft list table inet NAME}) that drops what comes to some addresses of this host and what goes
 * out from them, but lets neighbours of IPv6 be found. The table belongs to its socket: the kernel takes it away when the
 * filter is closed or the process ends, however it ends. Not thread-safe.
 */
public final class AddressFilter implements AutoCloseable {
    private final NetlinkSocket netlink;
    private final FilterMessages messages;

    private AddressFilter(NetlinkSocket netlink, FilterMessages messages) {
        this.netlink = netlink;
        this.messages = messages;
    }

    /**
     * Makes the table {@code name} in the network namespace of the calling thread, for no address yet. Fails with
     * {@code EEXIST} or {@code EPERM} when there is one of that name, and with {@code EPROTONOSUPPORT}, {@code EOPNOTSUPP} or
     * {@code EINVAL} when the kernel cannot do it.
     *
     * @param priority among the tables of the host; the lower is asked first
     * @param counts whether packets that are dropped are counted
     */
    public static AddressFilter open(String name, int priority, boolean counts) throws LinuxException {
        var filter = new AddressFilter(NetlinkSocket.open(NetlinkSocket.NETLINK_NETFILTER, 0), new FilterMessages(name));
        try {
            filter.carryOut("make nf_tables table " + name, filter.messages.build(priority, counts));
            return filter;
        } catch (LinuxException e) {
            filter.close();
            throw e;
        }
    }

    /** Drops what concerns an address from now on. */
    public void add(InetAddress address) throws LinuxException {
        carryOut("drop packets to " + address.getHostAddress(), List.of(messages.add(address)));
    }

    /** Lets the packets of an address that was added pass again. */
    public void remove(InetAddress address) throws LinuxException {
        carryOut("let packets to " + address.getHostAddress() + " pass", List.of(messages.remove(address)));
    }

    /** All or nothing. */
    private void carryOut(String what, List<Request> requests) throws LinuxException {
        var transaction = new ArrayList<>(List.of(FilterMessages.batch(LinuxNfnetlink.NFNL_MSG_BATCH_BEGIN)));
        transaction.addAll(requests);
        transaction.add(FilterMessages.batch(LinuxNfnetlink.NFNL_MSG_BATCH_END));
        netlink.transaction(what, transaction);
    }

    @Override
    public void close() {
        netlink.close();
    }
}
