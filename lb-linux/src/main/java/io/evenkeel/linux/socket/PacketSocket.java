package io.evenkeel.linux.socket;

import static io.evenkeel.linux.ffi.LinuxIfPacket.SOCKADDR_LL;

import io.evenkeel.linux.ffi.SysSocket;
import io.evenkeel.linux.ffi.Unistd;

/** Sends link-layer frames and hears nothing. Needs CAP_NET_RAW. Not thread-safe. */
public final class PacketSocket implements AutoCloseable {
    private static final int ETHERNET_ADDRESS_LENGTH = 6;
    private static final int ETHERTYPE_OFFSET = 12;

    private final int fd;

    private PacketSocket(int fd) {
        this.fd = fd;
    }

    /** A socket for any interface. */
    public static PacketSocket open() throws LinuxException {
        // Protocol 0: the kernel queues no incoming frame for us.
        return new PacketSocket(LinuxException.check("packet socket",
                SysSocket.socket(SysSocket.AF_PACKET, SysSocket.SOCK_RAW | SysSocket.SOCK_CLOEXEC, 0)));
    }

    /** Sends an Ethernet frame, from its destination address on, through an interface. */
    public void send(byte[] frame, int interfaceIndex) throws LinuxException {
        byte[] destination = new byte[ETHERNET_ADDRESS_LENGTH];
        System.arraycopy(frame, 0, destination, 0, ETHERNET_ADDRESS_LENGTH);
        int etherType = ((frame[ETHERTYPE_OFFSET] & 0xff) << 8) | (frame[ETHERTYPE_OFFSET + 1] & 0xff);
        byte[] to = SOCKADDR_LL.create().set("sll_family", SysSocket.AF_PACKET).set("sll_protocol", etherType)
                .set("sll_ifindex", interfaceIndex).set("sll_halen", ETHERNET_ADDRESS_LENGTH)
                .set("sll_addr", destination).toBytes();
        LinuxException.check("send frame", SysSocket.sendto(fd, frame, 0, to));
    }

    @Override
    public void close() {
        Unistd.close(fd);
    }
}
