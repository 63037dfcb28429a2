package io.evenkeel.linux.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.evenkeel.linux.ffi.LibcFile;
import io.evenkeel.linux.ffi.LibcSocket;

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
                LibcSocket.socket(LibcSocket.AF_PACKET, LibcSocket.SOCK_RAW | LibcSocket.SOCK_CLOEXEC, 0)));
    }

    /** Sends an Ethernet frame, from its destination address on, through an interface. */
    public void send(byte[] frame, int interfaceIndex) throws LinuxException {
        // struct sockaddr_ll { u16 family; be16 protocol; int ifindex; u16 hatype; u8 pkttype; u8 halen; u8 addr[8]; }
        byte[] to = ByteBuffer.allocate(20).order(ByteOrder.nativeOrder()).putShort((short) LibcSocket.AF_PACKET)
                .put(frame, ETHERTYPE_OFFSET, 2).putInt(interfaceIndex).putShort((short) 0).put((byte) 0)
                .put((byte) ETHERNET_ADDRESS_LENGTH).put(frame, 0, ETHERNET_ADDRESS_LENGTH).array();
        LinuxException.check("send frame", LibcSocket.sendto(fd, frame, 0, to));
    }

    @Override
    public void close() {
        LibcFile.close(fd);
    }
}
