package io.evenkeel.vrrp.packet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where things stand in an IPv4 header (RFC 791 section 3.1), and how to read and write addresses. */
final class Ipv4Header {
    static final int LENGTH = 20;
    static final int TTL = 255;
    static final int ADDRESS_LENGTH = 4;

    private static final int VERSION_AND_LENGTH = 0;
    private static final int TYPE_OF_SERVICE = 1;
    private static final int TOTAL_LENGTH = 2;
    private static final int IDENTIFICATION = 4;
    private static final int TIME_TO_LIVE = 8;
    private static final int PROTOCOL = 9;
    private static final int CHECKSUM = 10;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;
    /** Internetwork control, what routing protocols use. */
    private static final int TOS_INTERNETWORK_CONTROL = 0xc0;

    private final byte[] bytes;

    Ipv4Header(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether the bytes are a whole datagram. */
    boolean isWhole() {
        return bytes.length >= LENGTH && (bytes[VERSION_AND_LENGTH] & 0xf0) == 0x40 && headerLength() >= LENGTH
                && totalLength() >= headerLength() && totalLength() <= bytes.length;
    }

    int headerLength() {
        return (bytes[VERSION_AND_LENGTH] & 0x0f) * 4;
    }

    int totalLength() {
        return word(bytes, TOTAL_LENGTH);
    }

    int identification() {
        return word(bytes, IDENTIFICATION);
    }

    int timeToLive() {
        return bytes[TIME_TO_LIVE] & 0xff;
    }

    int protocol() {
        return bytes[PROTOCOL] & 0xff;
    }

    InetAddress source() {
        return address(bytes, SOURCE);
    }

    InetAddress destination() {
        return address(bytes, DESTINATION);
    }

    /** Fills the first {@link #LENGTH} bytes for a VRRP datagram that takes the whole array. */
    void write(int identification, InetAddress source, InetAddress destination) {
        bytes[VERSION_AND_LENGTH] = 0x45;
        bytes[TYPE_OF_SERVICE] = (byte) TOS_INTERNETWORK_CONTROL;
        putWord(bytes, TOTAL_LENGTH, bytes.length);
        putWord(bytes, IDENTIFICATION, identification);
        bytes[TIME_TO_LIVE] = (byte) TTL;
        bytes[PROTOCOL] = (byte) VrrpCodec.IP_PROTOCOL;
        putAddress(bytes, SOURCE, source);
        putAddress(bytes, DESTINATION, destination);
        putWord(bytes, CHECKSUM, new InternetChecksum().add(bytes, 0, LENGTH).value());
    }

    static int word(byte[] bytes, int offset) {
        return ((bytes[offset] & 0xff) << 8) | (bytes[offset + 1] & 0xff);
    }

    static void putWord(byte[] bytes, int offset, int word) {
        bytes[offset] = (byte) (word >>> 8);
        bytes[offset + 1] = (byte) word;
    }

    static InetAddress address(byte[] bytes, int offset) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + ADDRESS_LENGTH));
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are always an address", e);
        }
    }

    static void putAddress(byte[] bytes, int offset, InetAddress address) {
        System.arraycopy(address.getAddress(), 0, bytes, offset, ADDRESS_LENGTH);
    }
}
