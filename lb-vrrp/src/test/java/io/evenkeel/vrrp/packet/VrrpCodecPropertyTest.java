package io.evenkeel.vrrp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;

import io.evenkeel.vrrp.packet.Decoded.Datagram;
import io.evenkeel.vrrp.packet.Decoded.Fault;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class VrrpCodecPropertyTest {
    @Property
    void decodeUndoesEncode(@ForAll("datagrams") Datagram datagram) {
        byte[] bytes = VrrpCodec.encode(datagram);

        assertThat(VrrpCodec.decode(bytes)).isEqualTo(datagram);
        assertThat(VrrpCodec.encode((Datagram) VrrpCodec.decode(bytes))).isEqualTo(bytes);
    }

    @Property(tries = 5_000)
    void anyBytesAreAnswered(@ForAll @Size(max = 80) byte[] bytes) {
        assertThat(VrrpCodec.decode(bytes)).isNotNull();
    }

    /** Damage in the message is found by the checksum, unless it hits a field that changes the rules. */
    @Property
    void oneDamagedByteIsNeverTakenForTheSamePacket(@ForAll("datagrams") Datagram datagram,
            @ForAll @IntRange(min = 0, max = 10_000) int position, @ForAll @IntRange(min = 1, max = 255) int damage) {
        byte[] bytes = VrrpCodec.encode(datagram);
        int at = Ipv4Header.LENGTH + position % (bytes.length - Ipv4Header.LENGTH);
        bytes[at] ^= (byte) damage;

        assertThat(VrrpCodec.decode(bytes)).isNotEqualTo(datagram);
    }

    @Property
    void aCutDatagramIsAFault(@ForAll("datagrams") Datagram datagram, @ForAll @IntRange(min = 1, max = 10_000) int cut) {
        byte[] bytes = VrrpCodec.encode(datagram);
        byte[] shorter = java.util.Arrays.copyOf(bytes, bytes.length - 1 - cut % bytes.length);

        assertThat(VrrpCodec.decode(shorter)).isInstanceOfSatisfying(Fault.class,
                fault -> assertThat(fault.text()).isNotBlank());
    }

    @Provide
    Arbitrary<Datagram> datagrams() {
        return Combinators.combine(Arbitraries.integers().between(0, 65_535), addresses(), addresses(), advertisements())
                .as(Datagram::new);
    }

    private static Arbitrary<Advertisement> advertisements() {
        Arbitrary<Integer> octet = Arbitraries.integers().between(0, 255);
        Arbitrary<List<InetAddress>> list = addresses().list().ofMinSize(1).ofMaxSize(255);
        Arbitrary<Authentication> authentication = Arbitraries.oneOf(
                Arbitraries.just(new Authentication.None()), Arbitraries.longs().map(Authentication.Password::new));
        return Arbitraries.oneOf(
                Combinators.combine(octet, octet, Arbitraries.integers().between(1, 255), authentication, list)
                        .as(Advertisement.V2::new),
                Combinators.combine(octet, octet, Arbitraries.integers().between(1, 4095),
                        Arbitraries.of(ChecksumForm.class), list).as(Advertisement.V3::new));
    }

    private static Arbitrary<InetAddress> addresses() {
        // 0.0.0.1 and up: with an all-zero pseudo-header the two checksum forms could coincide
        return Arbitraries.integers().between(1, 223).flatMap(first -> Arbitraries.integers().between(0, 255)
                .map(last -> InetAddress.ofLiteral(first + ".2.3." + last)));
    }
}
