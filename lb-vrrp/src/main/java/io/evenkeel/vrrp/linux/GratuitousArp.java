package io.evenkeel.vrrp.linux;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/** The frame that tells neighbours where an IPv4 address lives now (RFC 826; RFC 9568 section 6.4.2). Pure. */
final class GratuitousArp {
    static final int HARDWARE_ADDRESS_LENGTH = 6;

    private static final int LENGTH = 42;
    private static final short ETHERTYPE_ARP = 0x0806;
    private static final short HARDWARE_ETHERNET = 1;
    private static final short PROTOCOL_IPV4 = 0x0800;
    private static final byte PROTOCOL_ADDRESS_LENGTH = 4;
    private static final short REQUEST = 1;
    private static final byte[] BROADCAST = {-1, -1, -1, -1, -1, -1};

    private GratuitousArp() {}

    /** A request to everybody for {@code address}, which names {@code address} itself as its sender. */
    static byte[] frame(byte[] hardwareAddress, InetAddress address) {
        return ByteBuffer.allocate(LENGTH).put(BROADCAST).put(hardwareAddress).putShort(ETHERTYPE_ARP)
                .putShort(HARDWARE_ETHERNET).putShort(PROTOCOL_IPV4).put((byte) HARDWARE_ADDRESS_LENGTH)
                .put(PROTOCOL_ADDRESS_LENGTH).putShort(REQUEST).put(hardwareAddress).put(address.getAddress())
                .put(BROADCAST).put(address.getAddress()).array();
    }
}
