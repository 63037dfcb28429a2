package io.evenkeel.vrrp.packet;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.evenkeel.vrrp.packet.Decoded.Datagram;

/**
 * Signs and checks trailers: HMAC-SHA-256 truncated to 16 bytes, over a pseudo-header that names family, version, VRID and
 * source, the message with its checksum zero, and the trailer without the hash. Any key of the set is accepted, one signs:
 * so keys are changed without a gap. Immutable.
 */
public final class TrailerKeys {
    /** Fewest and most bytes of a key. */
    public static final int MIN_KEY_BYTES = 32;
    /** Most bytes of a key. */
    public static final int MAX_KEY_BYTES = 64;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int PSEUDO_LENGTH = 20;
    private static final int PSEUDO_SOURCE = 4;

    private final Map<Integer, SecretKeySpec> keys;
    private final int active;

    private TrailerKeys(Map<Integer, SecretKeySpec> keys, int active) {
        this.keys = Collections.unmodifiableMap(keys);
        this.active = active;
    }

    /** One key, which signs. {@code id} is 0..255, {@code key} 32..64 bytes. */
    public static TrailerKeys of(int id, byte[] key) {
        return new TrailerKeys(Map.of(), id).with(id, key);
    }

    /** The same with one more key that is accepted. */
    public TrailerKeys with(int id, byte[] key) {
        if (id < 0 || id > 255) {
            throw new IllegalArgumentException("key: " + id + " (expected: 0..255)");
        }
        if (keys.containsKey(id)) {
            throw new IllegalArgumentException("key: " + id + " twice (expected: once)");
        }
        if (key.length < MIN_KEY_BYTES || key.length > MAX_KEY_BYTES) {
            throw new IllegalArgumentException("key " + id + ": " + key.length + " bytes (expected: 32..64)");
        }
        var more = new HashMap<>(keys);
        more.put(id, new SecretKeySpec(key, ALGORITHM));
        return new TrailerKeys(more, active);
    }

    /** The same, but this one of the keys signs. */
    public TrailerKeys signingWith(int id) {
        if (!keys.containsKey(id)) {
            throw new IllegalArgumentException("activeKey: " + id + " (expected: one of " + ids() + ")");
        }
        return new TrailerKeys(keys, id);
    }

    /** The numbers of the keys. */
    public Set<Integer> ids() {
        return new TreeSet<>(keys.keySet());
    }

    /** The datagram with a trailer. */
    public Datagram sign(Datagram datagram, long sequence) {
        return datagram.sealed(new Seal.Trailer(active, sequence, hmac(datagram, active, sequence)));
    }

    /** Whether the datagram has a trailer that one of the keys made. */
    public boolean hasSigned(Datagram datagram) {
        return datagram.seal() instanceof Seal.Trailer(int id, long sequence, Tag hmac) && keys.containsKey(id)
                && hmac.equals(hmac(datagram, id, sequence));
    }

    private Tag hmac(Datagram datagram, int id, long sequence) {
        Advertisement advertisement = datagram.advertisement();
        IpFamily family = IpFamily.of(datagram.source());
        byte[] pseudo = new byte[PSEUDO_LENGTH];
        pseudo[0] = (byte) (family == IpFamily.IPV4 ? 4 : 6);
        pseudo[1] = (byte) (advertisement instanceof Advertisement.V2 ? 2 : 3);
        pseudo[2] = (byte) advertisement.virtualRouterId();
        IpDatagram.put(pseudo, PSEUDO_SOURCE, datagram.source());
        byte[] message = VrrpMessage.of(advertisement, family, Seal.Trailer.LENGTH);
        VrrpCodec.putTrailer(message, message.length - Seal.Trailer.LENGTH,
                new Seal.Trailer(id, sequence, Tag.zero(Seal.Trailer.HMAC_LENGTH)));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(keys.get(id));
            mac.update(pseudo);
            return new Tag(mac.doFinal(message), 0, Seal.Trailer.HMAC_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrailerKeys that && active == that.active && keys.equals(that.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode() + active;
    }

    /** The numbers, never the keys: this ends in logs. */
    @Override
    public String toString() {
        return "TrailerKeys" + Arrays.toString(ids().toArray()) + " signing with " + active;
    }
}
