package io.evenkeel.vrrp.packet;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

import io.evenkeel.vrrp.packet.Decoded.Datagram;
import io.evenkeel.vrrp.packet.Decoded.Fault;

/**
 * Whole IP datagrams with a VRRP advertisement, to bytes and back. For every datagram that {@link #decode} accepts and whose
 * ignored bits are zero, {@link #encode} gives the same bytes again. Seals are carried, not checked: that takes a key.
 */
public final class VrrpCodec {
    /** The protocol number of VRRP in an IP header. */
    public static final int IP_PROTOCOL = 112;
    /** The protocol number of an authentication header (RFC 2402). */
    public static final int IP_PROTOCOL_AH = 51;

    /** The length field of an authentication header with 12 bytes of ICV: 32-bit words, less 2. */
    private static final int AH_WORDS = 4;
    private static final int AH_SECURITY_PARAMETERS = 4;
    private static final int AH_SEQUENCE = 8;
    private static final int AH_ICV = 12;
    private static final int TRAILER_KEY = 1;
    private static final int TRAILER_RESERVED = 2;
    private static final int TRAILER_SEQUENCE = 4;
    private static final int TRAILER_HMAC = 12;

    private VrrpCodec() {}

    /** Reads one datagram, from its IP header on; bytes after the length that the IP header tells are ignored. */
    public static Decoded decode(byte[] bytes) {
        Optional<IpDatagram> whole = IpDatagram.of(bytes);
        if (whole.isEmpty()) {
            return new Fault(DropReason.NOT_IP, null, 0, "not a whole IP datagram (" + bytes.length + " bytes)");
        }
        IpDatagram ip = whole.get();
        byte[] payload = ip.payload();
        if (ip.protocol() == IP_PROTOCOL) {
            return decode(ip, payload, new Seal.None());
        }
        if (ip.protocol() != IP_PROTOCOL_AH) {
            return fault(ip, DropReason.NOT_VRRP, 0, "IP protocol " + ip.protocol() + " (expected: 112)");
        }
        if (payload.length < Seal.Header.LENGTH || payload[1] != AH_WORDS || Words.get(payload, 2) != 0) {
            return fault(ip, DropReason.BAD_HEADER, 0, "authentication header (expected: 24 bytes)");
        }
        if (payload[0] != IP_PROTOCOL) {
            return fault(ip, DropReason.NOT_VRRP, 0, "IP protocol " + (payload[0] & 0xff) + " (expected: 112)");
        }
        var seal = new Seal.Header(getInt(payload, AH_SECURITY_PARAMETERS), getInt(payload, AH_SEQUENCE),
                new Tag(payload, AH_ICV, Seal.Header.ICV_LENGTH));
        return decode(ip, Arrays.copyOfRange(payload, Seal.Header.LENGTH, payload.length), seal);
    }

    private static Decoded decode(IpDatagram ip, byte[] payload, Seal seal) {
        if (payload.length < VrrpMessage.HEADER_LENGTH) {
            return fault(ip, DropReason.LENGTH, 0, payload.length + " bytes (expected: at least 8)");
        }
        var message = new VrrpMessage(payload);
        int vrid = message.virtualRouterId();
        boolean isV2 = message.version() == 2 && ip.family() == IpFamily.IPV4;
        boolean isV3 = message.version() == 3 && !(seal instanceof Seal.Header);
        if (message.type() != VrrpMessage.TYPE_ADVERTISEMENT || !(isV2 || isV3)) {
            return fault(ip, DropReason.KIND, vrid, "version " + message.version() + " type " + message.type()
                    + " (expected: version " + (ip.family() == IpFamily.IPV4 ? "2 or 3" : "3") + ", type 1)");
        }
        int expected = message.expectedLength(ip.family());
        Seal found = isV3 && hasTrailer(payload, expected) ? trailer(payload, expected) : seal;
        if (payload.length != expected && !(found instanceof Seal.Trailer)) {
            return fault(ip, DropReason.LENGTH, vrid, payload.length + " bytes (expected: " + expected + ")");
        }
        return isV2 ? decodeV2(ip, message, payload, found) : decodeV3(ip, message, payload, expected, found);
    }

    private static boolean hasTrailer(byte[] payload, int at) {
        return payload.length == at + Seal.Trailer.LENGTH && payload[at] == Seal.Trailer.TYPE
                && Words.get(payload, at + TRAILER_RESERVED) == 0;
    }

    private static Seal.Trailer trailer(byte[] payload, int at) {
        long sequence = ((long) getInt(payload, at + TRAILER_SEQUENCE) << 32)
                | (getInt(payload, at + TRAILER_SEQUENCE + 4) & 0xffff_ffffL);
        return new Seal.Trailer(payload[at + TRAILER_KEY] & 0xff, sequence,
                new Tag(payload, at + TRAILER_HMAC, Seal.Trailer.HMAC_LENGTH));
    }

    private static Decoded decodeV2(IpDatagram ip, VrrpMessage message, byte[] payload, Seal seal) {
        int vrid = message.virtualRouterId();
        if (VrrpMessage.checksum(ChecksumForm.MESSAGE_ONLY, ip.source(), ip.destination(), payload, payload.length) != 0) {
            return wrongChecksum(ip, message);
        }
        if (message.intervalSeconds() == 0) {
            return fault(ip, DropReason.ZERO_INTERVAL, vrid, "advertisement interval 0 (expected: at least 1)");
        }
        long data = message.authenticationData(ip.family());
        Authentication authentication;
        switch (message.authenticationType()) {
            case 0 -> authentication = new Authentication.None();
            case 1 -> authentication = new Authentication.Password(data);
            case 2 -> authentication = new Authentication.Header();
            default -> {
                return fault(ip, DropReason.AUTHENTICATION_TYPE, vrid,
                        "authentication type " + message.authenticationType() + " (expected: 0, 1 or 2)");
            }
        }
        return datagram(ip, new Advertisement.V2(vrid, message.priority(), message.intervalSeconds(), authentication,
                message.addresses(ip.family())), seal);
    }

    private static Decoded decodeV3(IpDatagram ip, VrrpMessage message, byte[] payload, int length, Seal seal) {
        Optional<ChecksumForm> form = Arrays.stream(ChecksumForm.values()).filter(it -> isPossible(it, ip))
                .filter(it -> VrrpMessage.checksum(it, ip.source(), ip.destination(), payload, length) == 0).findFirst();
        if (form.isEmpty()) {
            return wrongChecksum(ip, message);
        }
        if (message.intervalCentiseconds() == 0) {
            return fault(ip, DropReason.ZERO_INTERVAL, message.virtualRouterId(),
                    "advertisement interval 0 (expected: at least 1)");
        }
        return datagram(ip, new Advertisement.V3(message.virtualRouterId(), message.priority(),
                message.intervalCentiseconds(), form.get(), message.addresses(ip.family())), seal);
    }

    private static boolean isPossible(ChecksumForm form, IpDatagram ip) {
        return switch (form) {
            case WITH_PSEUDO_HEADER -> true;
            case MESSAGE_ONLY -> ip.family() == IpFamily.IPV4;
            case GROUP_PSEUDO_HEADER -> ip.family() == IpFamily.IPV4 && !ip.destination().isMulticastAddress();
        };
    }

    private static Datagram datagram(IpDatagram ip, Advertisement advertisement, Seal seal) {
        return new Datagram(ip.identification(), ip.source(), ip.destination(), ip.ttl(), advertisement, seal);
    }

    private static Fault wrongChecksum(IpDatagram ip, VrrpMessage message) {
        return fault(ip, DropReason.CHECKSUM, message.virtualRouterId(), "wrong checksum 0x%04x".formatted(message.checksum()));
    }

    private static Fault fault(IpDatagram ip, DropReason reason, int vrid, String text) {
        return new Fault(reason, ip.source(), vrid, vrid == 0 ? text : "vrid " + vrid + ": " + text);
    }

    /** Writes the datagram with its IP header. */
    public static byte[] encode(Datagram datagram) {
        int trailer = datagram.seal() instanceof Seal.Trailer ? Seal.Trailer.LENGTH : 0;
        InetAddress source = datagram.source();
        byte[] message = VrrpMessage.of(datagram.advertisement(), IpFamily.of(source), trailer);
        int length = message.length - trailer;
        if (datagram.seal() instanceof Seal.Trailer seal) {
            putTrailer(message, length, seal);
        }
        ChecksumForm form = VrrpMessage.checksumForm(datagram.advertisement());
        Words.put(message, VrrpMessage.CHECKSUM,
                VrrpMessage.checksum(form, source, datagram.destination(), message, length));
        boolean hasHeader = datagram.seal() instanceof Seal.Header;
        byte[] payload = datagram.seal() instanceof Seal.Header seal ? behindHeader(message, seal) : message;
        return IpDatagram.build(datagram.identification(), source, datagram.destination(), datagram.ttl(),
                hasHeader ? IP_PROTOCOL_AH : IP_PROTOCOL, payload);
    }

    private static byte[] behindHeader(byte[] message, Seal.Header seal) {
        byte[] payload = new byte[Seal.Header.LENGTH + message.length];
        payload[0] = IP_PROTOCOL;
        payload[1] = AH_WORDS;
        putInt(payload, AH_SECURITY_PARAMETERS, seal.securityParameters());
        putInt(payload, AH_SEQUENCE, seal.sequence());
        seal.icv().writeTo(payload, AH_ICV);
        System.arraycopy(message, 0, payload, Seal.Header.LENGTH, message.length);
        return payload;
    }

    static void putTrailer(byte[] payload, int at, Seal.Trailer seal) {
        payload[at] = Seal.Trailer.TYPE;
        payload[at + TRAILER_KEY] = (byte) seal.keyId();
        putInt(payload, at + TRAILER_SEQUENCE, (int) (seal.sequence() >>> 32));
        putInt(payload, at + TRAILER_SEQUENCE + 4, (int) seal.sequence());
        seal.hmac().writeTo(payload, at + TRAILER_HMAC);
    }

    private static int getInt(byte[] bytes, int offset) {
        return (Words.get(bytes, offset) << 16) | Words.get(bytes, offset + 2);
    }

    private static void putInt(byte[] bytes, int offset, int number) {
        Words.put(bytes, offset, number >>> 16);
        Words.put(bytes, offset + 2, number);
    }
}
