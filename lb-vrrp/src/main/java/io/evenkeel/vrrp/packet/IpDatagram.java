package io.evenkeel.vrrp.packet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A whole datagram of either family, seen through its IP header: RFC 791 section 3.1, RFC 8200 section 3. A view, the bytes
 * are not copied. Any thread may use it while nobody changes the bytes.
 */
public final class IpDatagram {
    static final int IPV4_HEADER_LENGTH = 20;
    static final int IPV6_HEADER_LENGTH = 40;

    private static final int V4_TYPE_OF_SERVICE = 1;
    private static final int V4_TOTAL_LENGTH = 2;
    private static final int V4_IDENTIFICATION = 4;
    private static final int V4_TTL = 8;
    private static final int V4_PROTOCOL = 9;
    private static final int V4_CHECKSUM = 10;
    private static final int V4_SOURCE = 12;
    private static final int V4_DESTINATION = 16;
    private static final int V6_PAYLOAD_LENGTH = 4;
    private static final int V6_NEXT_HEADER = 6;
    private static final int V6_HOP_LIMIT = 7;
    private static final int V6_SOURCE = 8;
    private static final int V6_DESTINATION = 24;
    private static final int FLOW_LABEL_MASK = 0xfffff;
    /** Internetwork control, what routing protocols use. */
    private static final int TRAFFIC_CLASS_CONTROL = 0xc0;

    private final IpFamily family;
    private final byte[] bytes;

    private IpDatagram(IpFamily family, byte[] bytes) {
        this.family = family;
        this.bytes = bytes;
    }

    /** Empty when the bytes are not a whole datagram; bytes after the length that the header tells are ignored. */
    public static Optional<IpDatagram> of(byte[] bytes) {
        if (bytes.length >= IPV4_HEADER_LENGTH && (bytes[0] & 0xf0) == 0x40) {
            var datagram = new IpDatagram(IpFamily.IPV4, bytes);
            return datagram.headerLength() >= IPV4_HEADER_LENGTH && datagram.totalLength() >= datagram.headerLength()
                    && datagram.totalLength() <= bytes.length ? Optional.of(datagram) : Optional.empty();
        }
        if (bytes.length >= IPV6_HEADER_LENGTH && (bytes[0] & 0xf0) == 0x60) {
            var datagram = new IpDatagram(IpFamily.IPV6, bytes);
            return datagram.totalLength() <= bytes.length ? Optional.of(datagram) : Optional.empty();
        }
        return Optional.empty();
    }

    /**
     * A datagram with its header, traffic class internetwork control.
     *
     * @param identification IPv4: 0 in a sent packet lets the kernel choose; IPv6: the flow label
     * @param ttl time to live, or hop limit, 0..255
     */
    public static byte[] build(int identification, InetAddress source, InetAddress destination, int ttl, int protocol,
            byte[] payload) {
        return switch (IpFamily.of(source)) {
            case IPV4 -> ipv4(identification, source, destination, ttl, protocol, payload);
            case IPV6 -> ipv6(identification, source, destination, ttl, protocol, payload);
        };
    }

    private static byte[] ipv4(int identification, InetAddress source, InetAddress destination, int ttl, int protocol,
            byte[] payload) {
        byte[] bytes = withPayload(IPV4_HEADER_LENGTH, payload);
        bytes[0] = 0x45;
        bytes[V4_TYPE_OF_SERVICE] = (byte) TRAFFIC_CLASS_CONTROL;
        Words.put(bytes, V4_TOTAL_LENGTH, bytes.length);
        Words.put(bytes, V4_IDENTIFICATION, identification);
        bytes[V4_TTL] = (byte) ttl;
        bytes[V4_PROTOCOL] = (byte) protocol;
        put(bytes, V4_SOURCE, source);
        put(bytes, V4_DESTINATION, destination);
        Words.put(bytes, V4_CHECKSUM, new InternetChecksum().add(bytes, 0, IPV4_HEADER_LENGTH).value());
        return bytes;
    }

    private static byte[] ipv6(int flowLabel, InetAddress source, InetAddress destination, int ttl, int protocol,
            byte[] payload) {
        byte[] bytes = withPayload(IPV6_HEADER_LENGTH, payload);
        Words.put(bytes, 0, 0x6000 | (TRAFFIC_CLASS_CONTROL << 4) | ((flowLabel & FLOW_LABEL_MASK) >>> 16));
        Words.put(bytes, 2, flowLabel);
        Words.put(bytes, V6_PAYLOAD_LENGTH, payload.length);
        bytes[V6_NEXT_HEADER] = (byte) protocol;
        bytes[V6_HOP_LIMIT] = (byte) ttl;
        put(bytes, V6_SOURCE, source);
        put(bytes, V6_DESTINATION, destination);
        return bytes;
    }

    private static byte[] withPayload(int headerLength, byte[] payload) {
        byte[] bytes = new byte[headerLength + payload.length];
        System.arraycopy(payload, 0, bytes, headerLength, payload.length);
        return bytes;
    }

    /** Its family. */
    public IpFamily family() {
        return family;
    }

    /** IPv4: the identification; IPv6: the flow label. */
    public int identification() {
        return switch (family) {
            case IPV4 -> Words.get(bytes, V4_IDENTIFICATION);
            case IPV6 -> ((bytes[1] & 0x0f) << 16) | Words.get(bytes, 2);
        };
    }

    /** Who sent it, as far as it says. */
    public InetAddress source() {
        return address(bytes, family == IpFamily.IPV4 ? V4_SOURCE : V6_SOURCE, family);
    }

    /** Whom it is for. */
    public InetAddress destination() {
        return address(bytes, family == IpFamily.IPV4 ? V4_DESTINATION : V6_DESTINATION, family);
    }

    /** Time to live, or hop limit. */
    public int ttl() {
        return bytes[family == IpFamily.IPV4 ? V4_TTL : V6_HOP_LIMIT] & 0xff;
    }

    /** What its payload is; in IPv6 that of the first header after the IP header. */
    public int protocol() {
        return bytes[family == IpFamily.IPV4 ? V4_PROTOCOL : V6_NEXT_HEADER] & 0xff;
    }

    /** Bytes of the IP header, with IPv4 options. */
    public int headerLength() {
        return family == IpFamily.IPV4 ? (bytes[0] & 0x0f) * 4 : IPV6_HEADER_LENGTH;
    }

    /** Bytes of header and payload. */
    public int totalLength() {
        return family == IpFamily.IPV4 ? Words.get(bytes, V4_TOTAL_LENGTH)
                : IPV6_HEADER_LENGTH + Words.get(bytes, V6_PAYLOAD_LENGTH);
    }

    /** A copy of what follows the IP header. */
    public byte[] payload() {
        return Arrays.copyOfRange(bytes, headerLength(), totalLength());
    }

    /** A copy of the IPv4 header without its options, with the fields zero that change on the way or are left out of an ICV. */
    byte[] immutableIpv4Header(int ttl) {
        byte[] header = Arrays.copyOf(bytes, IPV4_HEADER_LENGTH);
        header[V4_TYPE_OF_SERVICE] = 0;
        Words.put(header, 6, 0); // flags and fragment offset
        header[V4_TTL] = (byte) ttl;
        Words.put(header, V4_CHECKSUM, 0);
        return header;
    }

    static InetAddress address(byte[] bytes, int offset, IpFamily family) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + family.addressLength()));
        } catch (UnknownHostException e) {
            throw new AssertionError("four or sixteen bytes are always an address", e);
        }
    }

    static void put(byte[] bytes, int offset, InetAddress address) {
        byte[] raw = address.getAddress();
        System.arraycopy(raw, 0, bytes, offset, raw.length);
    }
}
