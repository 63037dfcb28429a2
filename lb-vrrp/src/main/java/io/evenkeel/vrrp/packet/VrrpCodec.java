package io.evenkeel.vrrp.packet;

import static io.evenkeel.vrrp.packet.Ipv4Header.ADDRESS_LENGTH;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.vrrp.packet.Decoded.Datagram;
import org.jspecify.annotations.Nullable;

/**
 * Whole IPv4 datagrams with a VRRP advertisement, to bytes and back. For every datagram that {@link #decode} accepts
 * and whose ignored bits are zero, {@link #encode} gives the same bytes again.
 */
public final class VrrpCodec {
    /** The protocol number of VRRP in an IP header. */
    public static final int IP_PROTOCOL = 112;
    /** Where IPv4 advertisements go (RFC 9568 section 5.1.1.2). */
    public static final InetAddress GROUP = InetAddress.ofLiteral("224.0.0.18");

    private static final int HEADER_LENGTH = 8;
    private static final int VERSION_AND_TYPE = 0;
    private static final int VIRTUAL_ROUTER_ID = 1;
    private static final int PRIORITY = 2;
    private static final int ADDRESS_COUNT = 3;
    private static final int V2_AUTHENTICATION_TYPE = 4;
    private static final int V2_INTERVAL = 5;
    private static final int V3_INTERVAL = 4;
    private static final int V3_INTERVAL_MASK = 0x0fff;
    private static final int CHECKSUM = 6;
    private static final int TYPE_ADVERTISEMENT = 1;
    private static final int AUTHENTICATION_NONE = 0;
    private static final int AUTHENTICATION_PASSWORD = 1;

    private VrrpCodec() {}

    /** Reads one datagram, from its IP header on; bytes after the length that the IP header tells are ignored. */
    public static Decoded decode(byte[] datagram) {
        var ip = new Ipv4Header(datagram);
        if (!ip.isWhole()) {
            return new Decoded.NotIpv4(datagram.length);
        }
        if (ip.protocol() != IP_PROTOCOL) {
            return new Decoded.NotVrrp(ip.protocol());
        }
        if (ip.timeToLive() != Ipv4Header.TTL) {
            return new Decoded.WrongTtl(ip.source(), ip.timeToLive());
        }
        int length = ip.totalLength() - ip.headerLength();
        if (length < HEADER_LENGTH) {
            return new Decoded.WrongLength(ip.source(), 0, length, HEADER_LENGTH);
        }
        byte[] message = new byte[length];
        System.arraycopy(datagram, ip.headerLength(), message, 0, length);
        return decodeMessage(ip, message);
    }

    private static Decoded decodeMessage(Ipv4Header ip, byte[] message) {
        InetAddress source = ip.source();
        int version = (message[VERSION_AND_TYPE] >>> 4) & 0x0f;
        int type = message[VERSION_AND_TYPE] & 0x0f;
        if ((version != 2 && version != 3) || type != TYPE_ADVERTISEMENT) {
            return new Decoded.UnknownKind(source, version, type);
        }
        int vrid = message[VIRTUAL_ROUTER_ID] & 0xff;
        int count = message[ADDRESS_COUNT] & 0xff;
        int expected = HEADER_LENGTH + count * ADDRESS_LENGTH + (version == 2 ? Authentication.MAX_PASSWORD_BYTES : 0);
        if (message.length != expected) {
            return new Decoded.WrongLength(source, vrid, message.length, expected);
        }
        if (count == 0) {
            return new Decoded.ZeroField(source, vrid, "address count");
        }
        return version == 2 ? decodeV2(ip, message, vrid) : decodeV3(ip, message, vrid);
    }

    private static Decoded decodeV2(Ipv4Header ip, byte[] message, int vrid) {
        InetAddress source = ip.source();
        if (new InternetChecksum().add(message, 0, message.length).value() != 0) {
            return new Decoded.WrongChecksum(source, vrid, Ipv4Header.word(message, CHECKSUM));
        }
        int interval = message[V2_INTERVAL] & 0xff;
        if (interval == 0) {
            return new Decoded.ZeroField(source, vrid, "advertisement interval");
        }
        int type = message[V2_AUTHENTICATION_TYPE] & 0xff;
        Authentication authentication;
        switch (type) {
            case AUTHENTICATION_NONE -> authentication = new Authentication.None();
            case AUTHENTICATION_PASSWORD -> authentication = new Authentication.Password(
                    ByteBuffer.wrap(message).getLong(message.length - Authentication.MAX_PASSWORD_BYTES));
            default -> {
                return new Decoded.UnknownAuthentication(source, vrid, type);
            }
        }
        var advertisement = new Advertisement.V2(vrid, message[PRIORITY] & 0xff, interval, authentication,
                addresses(message));
        return new Datagram(ip.identification(), source, ip.destination(), advertisement);
    }

    private static Decoded decodeV3(Ipv4Header ip, byte[] message, int vrid) {
        InetAddress source = ip.source();
        ChecksumForm form = checksumForm(source, ip.destination(), message);
        if (form == null) {
            return new Decoded.WrongChecksum(source, vrid, Ipv4Header.word(message, CHECKSUM));
        }
        int interval = Ipv4Header.word(message, V3_INTERVAL) & V3_INTERVAL_MASK;
        if (interval == 0) {
            return new Decoded.ZeroField(source, vrid, "advertisement interval");
        }
        var advertisement = new Advertisement.V3(vrid, message[PRIORITY] & 0xff, interval, form, addresses(message));
        return new Datagram(ip.identification(), source, ip.destination(), advertisement);
    }

    private static @Nullable ChecksumForm checksumForm(InetAddress source, InetAddress destination, byte[] message) {
        for (ChecksumForm form : ChecksumForm.values()) {
            if (checksumV3(form, source, destination, message) == 0) {
                return form;
            }
        }
        return null;
    }

    private static List<InetAddress> addresses(byte[] message) {
        int count = message[ADDRESS_COUNT] & 0xff;
        var addresses = new ArrayList<InetAddress>(count);
        for (int i = 0; i < count; i++) {
            addresses.add(Ipv4Header.address(message, HEADER_LENGTH + i * ADDRESS_LENGTH));
        }
        return addresses;
    }

    /** Writes the datagram with its IP header. */
    public static byte[] encode(Datagram datagram) {
        byte[] message = switch (datagram.advertisement()) {
            case Advertisement.V2 v2 -> encodeV2(v2);
            case Advertisement.V3 v3 -> encodeV3(v3, datagram.source(), datagram.destination());
        };
        byte[] bytes = new byte[Ipv4Header.LENGTH + message.length];
        System.arraycopy(message, 0, bytes, Ipv4Header.LENGTH, message.length);
        new Ipv4Header(bytes).write(datagram.identification(), datagram.source(), datagram.destination());
        return bytes;
    }

    private static byte[] encodeV2(Advertisement.V2 v2) {
        byte[] message = message(2, v2, Authentication.MAX_PASSWORD_BYTES);
        message[V2_INTERVAL] = (byte) v2.intervalSeconds();
        switch (v2.authentication()) {
            case Authentication.None() -> message[V2_AUTHENTICATION_TYPE] = AUTHENTICATION_NONE;
            case Authentication.Password(long field) -> {
                message[V2_AUTHENTICATION_TYPE] = AUTHENTICATION_PASSWORD;
                ByteBuffer.wrap(message).putLong(message.length - Authentication.MAX_PASSWORD_BYTES, field);
            }
        }
        Ipv4Header.putWord(message, CHECKSUM, new InternetChecksum().add(message, 0, message.length).value());
        return message;
    }

    private static byte[] encodeV3(Advertisement.V3 v3, InetAddress source, InetAddress destination) {
        byte[] message = message(3, v3, 0);
        Ipv4Header.putWord(message, V3_INTERVAL, v3.intervalCentiseconds() & V3_INTERVAL_MASK);
        Ipv4Header.putWord(message, CHECKSUM, checksumV3(v3.checksumForm(), source, destination, message));
        return message;
    }

    /** The fields that both versions share. */
    private static byte[] message(int version, Advertisement advertisement, int trailer) {
        List<InetAddress> addresses = advertisement.addresses();
        byte[] message = new byte[HEADER_LENGTH + addresses.size() * ADDRESS_LENGTH + trailer];
        message[VERSION_AND_TYPE] = (byte) ((version << 4) | TYPE_ADVERTISEMENT);
        message[VIRTUAL_ROUTER_ID] = (byte) advertisement.virtualRouterId();
        message[PRIORITY] = (byte) advertisement.priority();
        message[ADDRESS_COUNT] = (byte) addresses.size();
        for (int i = 0; i < addresses.size(); i++) {
            Ipv4Header.putAddress(message, HEADER_LENGTH + i * ADDRESS_LENGTH, addresses.get(i));
        }
        return message;
    }

    private static int checksumV3(ChecksumForm form, InetAddress source, InetAddress destination, byte[] message) {
        var checksum = new InternetChecksum().add(message, 0, message.length);
        return switch (form) {
            case WITH_PSEUDO_HEADER -> checksum.add(source.getAddress(), 0, ADDRESS_LENGTH)
                    .add(destination.getAddress(), 0, ADDRESS_LENGTH).addWord(IP_PROTOCOL)
                    .addWord(message.length).value();
            case MESSAGE_ONLY -> checksum.value();
        };
    }
}
