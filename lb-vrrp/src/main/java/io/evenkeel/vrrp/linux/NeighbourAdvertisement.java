package io.evenkeel.vrrp.linux;

import java.net.InetAddress;
import java.nio.ByteBuffer;

import io.evenkeel.vrrp.packet.InternetChecksum;

/** The frame that tells neighbours where an IPv6 address lives now (RFC 4861 sections 4.4 and 7.2.6). Pure. */
final class NeighbourAdvertisement {
    private static final byte[] ALL_NODES_ON_ETHERNET = {0x33, 0x33, 0, 0, 0, 1};
    private static final InetAddress ALL_NODES = InetAddress.ofLiteral("ff02::1");
    private static final short ETHERTYPE_IPV6 = (short) 0x86dd;
    private static final int IPV6 = 0x6000_0000;
    private static final byte ICMPV6 = 58;
    private static final byte HOP_LIMIT = (byte) 255;
    private static final byte NEIGHBOUR_ADVERTISEMENT = (byte) 136;
    private static final int FLAG_ROUTER = 0x8000_0000;
    private static final int FLAG_OVERRIDE = 0x2000_0000;
    private static final byte TARGET_LINK_LAYER_ADDRESS = 2;
    private static final int MESSAGE_LENGTH = 32;
    private static final int FRAME_LENGTH = 86;
    private static final int CHECKSUM_OFFSET = 2;

    private NeighbourAdvertisement() {}

    /** To everybody: {@code address} is at {@code hardwareAddress}; {@code isRouter} whether this host forwards packets. */
    static byte[] frame(byte[] hardwareAddress, InetAddress address, boolean isRouter) {
        ByteBuffer message = ByteBuffer.allocate(MESSAGE_LENGTH).put(NEIGHBOUR_ADVERTISEMENT).put((byte) 0)
                .putShort((short) 0).putInt(FLAG_OVERRIDE | (isRouter ? FLAG_ROUTER : 0)).put(address.getAddress())
                .put(TARGET_LINK_LAYER_ADDRESS).put((byte) 1).put(hardwareAddress);
        int checksum = new InternetChecksum().add(address.getAddress(), 0, address.getAddress().length)
                .add(ALL_NODES.getAddress(), 0, ALL_NODES.getAddress().length).addWord(MESSAGE_LENGTH).addWord(ICMPV6)
                .add(message.array(), 0, MESSAGE_LENGTH).value();
        message.putShort(CHECKSUM_OFFSET, (short) checksum);
        return ByteBuffer.allocate(FRAME_LENGTH).put(ALL_NODES_ON_ETHERNET).put(hardwareAddress).putShort(ETHERTYPE_IPV6)
                .putInt(IPV6).putShort((short) MESSAGE_LENGTH).put(ICMPV6).put(HOP_LIMIT).put(address.getAddress())
                .put(ALL_NODES.getAddress()).put(message.array()).array();
    }
}
