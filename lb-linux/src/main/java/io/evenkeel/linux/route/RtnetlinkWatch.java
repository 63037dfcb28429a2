package io.evenkeel.linux.route;

import io.evenkeel.linux.netlink.NetlinkSocket;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.Pollable;

/** A socket on which the kernel tells of changes. Not thread-safe. */
abstract class RtnetlinkWatch implements Pollable, AutoCloseable {
    final NetlinkSocket events;

    RtnetlinkWatch(NetlinkSocket events) {
        this.events = events;
    }

    /** Listens to {@code groups}, and of what they tell only to messages of {@code type}. */
    static NetlinkSocket hearOnly(int type, int groups) throws LinuxException {
        NetlinkSocket events = NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, groups);
        try {
            events.hearOnly(type);
            return events;
        } catch (LinuxException e) {
            events.close();
            throw e;
        }
    }

    @Override
    public int descriptor() {
        return events.descriptor();
    }

    @Override
    public void close() {
        events.close();
    }
}
