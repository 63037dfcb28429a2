package io.evenkeel.vrrp.packet;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.evenkeel.vrrp.packet.Decoded.Datagram;

/**
 * Signs and checks authentication headers: HMAC-MD5-96 (RFC 2403) with the eight bytes of a version 2 password as the key,
 * as keepalived's {@code auth_type AH}. It shows that a sender knows the password; a recorded packet can be sent again (keys
 * set by hand allow no check of the sequence across restarts, RFC 2402 section 3.4.3). Immutable.
 */
public final class HeaderKey {
    private static final String ALGORITHM = "HmacMD5";

    private final byte[] key;

    private HeaderKey(byte[] key) {
        this.key = key;
    }

    /** The key that follows from a password; throws {@link IllegalArgumentException} unless it takes 1..8 bytes. */
    public static HeaderKey of(String password) {
        return new HeaderKey(Authentication.field(password));
    }

    /** The datagram with a header. Its identification must not be 0: the kernel would choose one, which is signed. */
    public Datagram sign(Datagram datagram, int sequence) {
        int securityParameters = ByteBuffer.wrap(datagram.source().getAddress()).getInt();
        Tag none = Tag.zero(Seal.Header.ICV_LENGTH);
        Datagram unsigned = datagram.sealed(new Seal.Header(securityParameters, sequence, none));
        return datagram.sealed(new Seal.Header(securityParameters, sequence, icv(unsigned)));
    }

    /** Whether the datagram has a header that this key made. */
    public boolean hasSigned(Datagram datagram) {
        return datagram.seal() instanceof Seal.Header(int securityParameters, int sequence, Tag icv)
                && icv.equals(icv(datagram
                        .sealed(new Seal.Header(securityParameters, sequence, Tag.zero(Seal.Header.ICV_LENGTH)))));
    }

    /** Over the IP header without what may change on the way, the authentication header, and the message. */
    private Tag icv(Datagram unsigned) {
        byte[] bytes = VrrpCodec.encode(unsigned);
        IpDatagram ip = IpDatagram.of(bytes).orElseThrow();
        // keepalived keeps the time to live where no router may change it
        int ttl = unsigned.destination().isMulticastAddress() ? unsigned.ttl() : 0;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(ip.immutableIpv4Header(ttl));
            mac.update(bytes, ip.headerLength(), bytes.length - ip.headerLength());
            return new Tag(mac.doFinal(), 0, Seal.Header.ICV_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeaderKey that && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /** Never the key: this ends in logs. */
    @Override
    public String toString() {
        return "HeaderKey[...]";
    }
}
