package io.evenkeel.vrrp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.evenkeel.vrrp.packet.Decoded.Datagram;
import io.evenkeel.vrrp.packet.Decoded.Fault;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class VrrpCodecPropertyTest {
    /** How many inputs the decoder is given: {@code -Devenkeel.fuzz=10000000} for a long round. */
    private static final int FUZZ = Integer.getInteger("evenkeel.fuzz", 300_000);

    @Property(tries = 500)
    void decodeUndoesEncode(@ForAll("datagrams") Datagram datagram) {
        byte[] bytes = VrrpCodec.encode(datagram);

        assertThat(VrrpCodec.decode(bytes)).isEqualTo(datagram);
        assertThat(VrrpCodec.encode((Datagram) VrrpCodec.decode(bytes))).isEqualTo(bytes);
    }

    /** Noise, and real packets with a few bytes changed, which get further. */
    @Example
    void anyBytesAreAnsweredAndWhatIsTakenIsWrittenAlike() {
        long seed = 20_261_120;
        var random = new SplittableRandom(seed);
        List<byte[]> real = GoldenPacketTest.recorded().stream()
                .map(recorded -> VrrpCodec.encode((Datagram) recorded.get()[1])).toList();
        int taken = 0;
        for (int i = 0; i < FUZZ; i++) {
            byte[] bytes = random.nextInt(4) == 0 ? noise(random) : damaged(real.get(random.nextInt(real.size())), random);
            Decoded decoded = VrrpCodec.decode(bytes);
            switch (decoded) {
                case Datagram datagram -> {
                    taken++;
                    Decoded again = VrrpCodec.decode(VrrpCodec.encode(datagram));
                    assertThat(again).as("input %d of seed %d", i, seed).isEqualTo(datagram);
                }
                case Fault fault -> assertThat(fault.text()).as("input %d of seed %d", i, seed).isNotBlank();
            }
        }
        assertThat(taken).as("some get through").isPositive();
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(90)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] damaged(byte[] real, SplittableRandom random) {
        byte[] bytes = Arrays.copyOf(real, random.nextInt(8) == 0 ? random.nextInt(real.length + 30) : real.length);
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    /** Damage in the message is found by the checksum, unless it hits a field that changes the rules. */
    @Property(tries = 500)
    void oneDamagedByteIsNeverTakenForTheSamePacket(@ForAll("datagrams") Datagram datagram,
            @ForAll @IntRange(min = 0, max = 10_000) int position, @ForAll @IntRange(min = 1, max = 255) int damage) {
        byte[] bytes = VrrpCodec.encode(datagram);
        int header = IpDatagram.of(bytes).orElseThrow().headerLength();
        int at = header + position % (bytes.length - header);
        bytes[at] ^= (byte) damage;

        assertThat(VrrpCodec.decode(bytes)).isNotEqualTo(datagram);
    }

    @Property(tries = 500)
    void aCutDatagramIsAFault(@ForAll("datagrams") Datagram datagram, @ForAll @IntRange(min = 1, max = 10_000) int cut) {
        byte[] bytes = VrrpCodec.encode(datagram);
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1 - cut % bytes.length);

        assertThat(VrrpCodec.decode(shorter)).isInstanceOfSatisfying(Fault.class,
                fault -> assertThat(fault.text()).isNotBlank());
    }

    /** What a key has signed it recognises, and nobody may change a bit of it. */
    @Property(tries = 200)
    void aSignatureHoldsForThePacketAlone(@ForAll("v3") Datagram datagram, @ForAll long sequence,
            @ForAll @IntRange(min = 1, max = 255) int otherPriority) {
        TrailerKeys keys = TrailerKeys.of(3, new byte[32]).with(4, new byte[64]).signingWith(4);
        Datagram signed = keys.sign(datagram, sequence);
        var v3 = (Advertisement.V3) signed.advertisement();
        int changed = v3.priority() == otherPriority ? otherPriority - 1 : otherPriority;
        var forged = new Datagram(signed.identification(), signed.source(), signed.destination(), signed.ttl(),
                new Advertisement.V3(v3.virtualRouterId(), changed, v3.intervalCentiseconds(), v3.checksumForm(),
                        v3.addresses()),
                signed.seal());

        assertThat(keys.hasSigned((Datagram) VrrpCodec.decode(VrrpCodec.encode(signed)))).isTrue();
        assertThat(keys.hasSigned(forged)).isFalse();
    }

    @Provide
    Arbitrary<Datagram> datagrams() {
        return Arbitraries.oneOf(v2(), v3());
    }

    private static Arbitrary<Datagram> v2() {
        Arbitrary<Authentication> authentication = Arbitraries.oneOf(Arbitraries.just(new Authentication.None()),
                Arbitraries.longs().map(Authentication.Password::new), Arbitraries.just(new Authentication.Header()));
        Arbitrary<Advertisement> advertisement = Combinators.combine(octet(), octet(), Arbitraries.integers().between(1, 255),
                authentication, ipv4().list().ofMinSize(1).ofMaxSize(255)).as(Advertisement.V2::new);
        Arbitrary<Datagram> bare = Combinators.combine(Arbitraries.integers().between(0, 65_535), ipv4(), ipv4(), octet(),
                advertisement, Arbitraries.just((Seal) new Seal.None())).as(Datagram::new);
        return Arbitraries.oneOf(bare, bare.map(datagram -> HeaderKey.of("secret").sign(datagram, 7)));
    }

    @Provide
    Arbitrary<Datagram> v3() {
        Arbitrary<Datagram> four = v3(ipv4(), Arbitraries.of(ChecksumForm.class), 65_535);
        Arbitrary<Datagram> six = v3(ipv6(), Arbitraries.just(ChecksumForm.WITH_PSEUDO_HEADER), 0xfffff);
        return Arbitraries.oneOf(four, six,
                Arbitraries.oneOf(four, six).map(datagram -> TrailerKeys.of(9, new byte[40]).sign(datagram, 42)));
    }

    private static Arbitrary<Datagram> v3(Arbitrary<InetAddress> addresses, Arbitrary<ChecksumForm> forms, int most) {
        Arbitrary<Advertisement> advertisement = Combinators.combine(octet(), octet(), Arbitraries.integers().between(1, 4095),
                forms, addresses.list().ofMinSize(1).ofMaxSize(255)).as(Advertisement.V3::new);
        return Combinators.combine(Arbitraries.integers().between(0, most), addresses, addresses, octet(), advertisement,
                Arbitraries.just((Seal) new Seal.None())).as(Datagram::new);
    }

    private static Arbitrary<Integer> octet() {
        return Arbitraries.integers().between(0, 255);
    }

    private static Arbitrary<InetAddress> ipv4() {
        // 1.2.3.0 and up: with an all-zero pseudo-header the two checksum forms could coincide
        return Arbitraries.integers().between(1, 223).flatMap(first -> octet()
                .map(last -> InetAddress.ofLiteral(first + ".2.3." + last)));
    }

    private static Arbitrary<InetAddress> ipv6() {
        return Arbitraries.integers().between(1, 0xffff)
                .map(last -> InetAddress.ofLiteral("2001:db8::" + Integer.toHexString(last)));
    }
}
