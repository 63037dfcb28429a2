package io.evenkeel.vrrp.linux;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.evenkeel.linux.nftables.AddressFilter;
import io.evenkeel.linux.socket.Errno;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.vrrp.spi.PacketFilter;
import io.evenkeel.vrrp.spi.VrrpException;

/** The tables that drop packets to addresses of this host's routers, each as long as some router needs it. Driver thread only. */
final class PacketFilters implements AutoCloseable {
    private final Map<PacketFilter, Table> tables = new HashMap<>();

    private static final class Table {
        private final AddressFilter filter;
        /** How many routers have each address, and how many the table. */
        private final Map<InetAddress, Integer> addresses = new HashMap<>();
        private int routers;

        Table(AddressFilter filter) {
            this.filter = filter;
        }
    }

    /** One more router, which needs the table from now on. A {@link VrrpException} says why it cannot be had. */
    void acquire(PacketFilter wanted) throws LinuxException {
        Table table = tables.get(wanted);
        if (table == null) {
            table = new Table(open(wanted));
            tables.put(wanted, table);
        }
        table.routers++;
    }

    private static AddressFilter open(PacketFilter wanted) throws LinuxException {
        try {
            return AddressFilter.open(wanted.table(), wanted.priority(), wanted.counts());
        } catch (LinuxException e) {
            if (e.is(Errno.EEXIST) || e.is(Errno.EPERM)) {
                throw new VrrpException("there is a table inet " + wanted.table() + " of another program already (" + e.getMessage()
                        + "); give ours another name (nftables NAME), or remove that one", e);
            } else if (e.is(Errno.EPROTONOSUPPORT) || e.is(Errno.EOPNOTSUPP) || e.is(Errno.EINVAL)) {
                throw new VrrpException("addresses shall take no packets (no_accept, vrrp_strict), and this kernel cannot drop them ("
                        + e.getMessage() + "); it takes Linux 5.12 with nf_tables, or 'accept' where addresses may take them", e);
            }
            throw e;
        }
    }

    /** One router less; with the last one the table goes. */
    void release(PacketFilter unwanted) {
        Table table = tables.get(unwanted);
        if (table != null && --table.routers == 0) {
            tables.remove(unwanted);
            table.filter.close();
        }
    }

    void add(PacketFilter wanted, InetAddress address) throws LinuxException {
        Table table = known(wanted);
        if (!table.addresses.containsKey(address)) {
            table.filter.add(address);
        }
        table.addresses.merge(address, 1, Integer::sum);
    }

    void remove(PacketFilter wanted, InetAddress address) throws LinuxException {
        Table table = known(wanted);
        if (table.addresses.merge(address, -1, Integer::sum) <= 0) {
            table.addresses.remove(address);
            table.filter.remove(address);
        }
    }

    private Table known(PacketFilter filter) {
        return Objects.requireNonNull(tables.get(filter), "acquired before");
    }

    @Override
    public void close() {
        tables.values().forEach(table -> table.filter.close());
        tables.clear();
    }
}
