package io.evenkeel.vrrp.packet;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Where things stand in a VRRP message: the part behind the IP and authentication headers, before a trailer. */
final class VrrpMessage {
    static final int HEADER_LENGTH = 8;
    static final int CHECKSUM = 6;
    static final int TYPE_ADVERTISEMENT = 1;

    private static final int VERSION_AND_TYPE = 0;
    private static final int VIRTUAL_ROUTER_ID = 1;
    private static final int PRIORITY = 2;
    private static final int ADDRESS_COUNT = 3;
    private static final int V2_AUTHENTICATION_TYPE = 4;
    private static final int V2_INTERVAL = 5;
    private static final int V3_INTERVAL = 4;
    private static final int V3_INTERVAL_MASK = 0x0fff;

    private final byte[] bytes;

    /** A view of {@code bytes}, at least {@link #HEADER_LENGTH} of them. */
    VrrpMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    int version() {
        return (bytes[VERSION_AND_TYPE] >>> 4) & 0x0f;
    }

    int type() {
        return bytes[VERSION_AND_TYPE] & 0x0f;
    }

    int virtualRouterId() {
        return bytes[VIRTUAL_ROUTER_ID] & 0xff;
    }

    int priority() {
        return bytes[PRIORITY] & 0xff;
    }

    int addressCount() {
        return bytes[ADDRESS_COUNT] & 0xff;
    }

    int checksum() {
        return Words.get(bytes, CHECKSUM);
    }

    int authenticationType() {
        return bytes[V2_AUTHENTICATION_TYPE] & 0xff;
    }

    int intervalSeconds() {
        return bytes[V2_INTERVAL] & 0xff;
    }

    int intervalCentiseconds() {
        return Words.get(bytes, V3_INTERVAL) & V3_INTERVAL_MASK;
    }

    /** How long the message has to be, as its count says. */
    int expectedLength(IpFamily family) {
        return HEADER_LENGTH + addressCount() * family.addressLength()
                + (version() == 2 ? Authentication.MAX_PASSWORD_BYTES : 0);
    }

    List<InetAddress> addresses(IpFamily family) {
        var addresses = new ArrayList<InetAddress>(addressCount());
        for (int i = 0; i < addressCount(); i++) {
            addresses.add(IpDatagram.address(bytes, HEADER_LENGTH + i * family.addressLength(), family));
        }
        return addresses;
    }

    /** The eight bytes that a version 2 message ends with. */
    long authenticationData(IpFamily family) {
        return ByteBuffer.wrap(bytes).getLong(HEADER_LENGTH + addressCount() * family.addressLength());
    }

    /** The message with a checksum of zero, and room for {@code trailer} bytes behind it. */
    static byte[] of(Advertisement advertisement, IpFamily family, int trailer) {
        List<InetAddress> addresses = advertisement.addresses();
        int authentication = advertisement instanceof Advertisement.V2 ? Authentication.MAX_PASSWORD_BYTES : 0;
        byte[] bytes = new byte[HEADER_LENGTH + addresses.size() * family.addressLength() + authentication + trailer];
        bytes[VIRTUAL_ROUTER_ID] = (byte) advertisement.virtualRouterId();
        bytes[PRIORITY] = (byte) advertisement.priority();
        bytes[ADDRESS_COUNT] = (byte) addresses.size();
        for (int i = 0; i < addresses.size(); i++) {
            IpDatagram.put(bytes, HEADER_LENGTH + i * family.addressLength(), addresses.get(i));
        }
        switch (advertisement) {
            case Advertisement.V2 v2 -> putV2(bytes, v2);
            case Advertisement.V3 v3 -> {
                bytes[VERSION_AND_TYPE] = 0x30 | TYPE_ADVERTISEMENT;
                Words.put(bytes, V3_INTERVAL, v3.intervalCentiseconds() & V3_INTERVAL_MASK);
            }
        }
        return bytes;
    }

    private static void putV2(byte[] bytes, Advertisement.V2 v2) {
        bytes[VERSION_AND_TYPE] = 0x20 | TYPE_ADVERTISEMENT;
        bytes[V2_INTERVAL] = (byte) v2.intervalSeconds();
        switch (v2.authentication()) {
            case Authentication.None() -> bytes[V2_AUTHENTICATION_TYPE] = 0;
            case Authentication.Password(long field) -> {
                bytes[V2_AUTHENTICATION_TYPE] = 1;
                ByteBuffer.wrap(bytes).putLong(bytes.length - Authentication.MAX_PASSWORD_BYTES, field);
            }
            case Authentication.Header() -> bytes[V2_AUTHENTICATION_TYPE] = 2;
        }
    }

    /**
     * The checksum to put into {@code payload}, or 0 when the one in there is right. In IPv4 a trailer is not covered, in
     * IPv6 it is.
     */
    static int checksum(ChecksumForm form, InetAddress source, InetAddress destination, byte[] payload, int messageLength) {
        IpFamily family = IpFamily.of(source);
        int covered = family == IpFamily.IPV4 ? messageLength : payload.length;
        var checksum = new InternetChecksum().add(payload, 0, covered);
        return switch (form) {
            case WITH_PSEUDO_HEADER -> withPseudoHeader(checksum, source, destination, covered);
            case MESSAGE_ONLY -> checksum.value();
            case GROUP_PSEUDO_HEADER -> withPseudoHeader(checksum, source, family.group(), covered);
        };
    }

    private static int withPseudoHeader(InternetChecksum checksum, InetAddress source, InetAddress destination, int length) {
        int addressLength = IpFamily.of(source).addressLength();
        return checksum.add(source.getAddress(), 0, addressLength).add(destination.getAddress(), 0, addressLength)
                .addWord(VrrpCodec.IP_PROTOCOL).addWord(length).value();
    }

    /** Version 2 never has a pseudo-header, IPv6 always has one (RFC 8200 section 8.1). */
    static ChecksumForm checksumForm(Advertisement advertisement) {
        return switch (advertisement) {
            case Advertisement.V2 v2 -> ChecksumForm.MESSAGE_ONLY;
            case Advertisement.V3 v3 -> v3.checksumForm();
        };
    }
}
