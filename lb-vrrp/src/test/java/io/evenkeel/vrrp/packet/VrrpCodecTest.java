package io.evenkeel.vrrp.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

import io.evenkeel.vrrp.packet.Decoded.Datagram;
import org.junit.jupiter.api.Test;

class VrrpCodecTest {
    private static final InetAddress SOURCE = InetAddress.ofLiteral("192.168.4.100");
    private static final InetAddress GROUP = InetAddress.ofLiteral("224.0.0.18");
    private static final String V2 = "45c0002800010000ff701586c0a80464e00000122133640101011b35c0a804503132333435360000";

    @Test
    void refusesAPacketThatHasCrossedARouter() {
        assertThat(VrrpCodec.decode(with(8, 254))).isEqualTo(new Decoded.WrongTtl(SOURCE, 254));
    }

    @Test
    void refusesOtherProtocolsVersionsAndTypes() {
        assertThat(VrrpCodec.decode(with(9, 6))).isEqualTo(new Decoded.NotVrrp(6));
        assertThat(VrrpCodec.decode(with(20, 0x41))).isEqualTo(new Decoded.UnknownKind(SOURCE, 4, 1));
        assertThat(VrrpCodec.decode(with(20, 0x22))).isEqualTo(new Decoded.UnknownKind(SOURCE, 2, 2));
    }

    @Test
    void refusesACountThatDoesNotFitTheLength() {
        assertThat(VrrpCodec.decode(with(23, 2))).isEqualTo(new Decoded.WrongLength(SOURCE, 51, 20, 24));
    }

    @Test
    void refusesAWrongChecksum() {
        assertThat(VrrpCodec.decode(with(22, 101))).isEqualTo(new Decoded.WrongChecksum(SOURCE, 51, 0x1b35));
    }

    @Test
    void refusesAnIntervalOfZero() {
        var never = new Advertisement.V2(51, 100, 0, new Authentication.None(), List.of(SOURCE));

        assertThat(VrrpCodec.decode(VrrpCodec.encode(new Datagram(0, SOURCE, GROUP, never))))
                .isEqualTo(new Decoded.ZeroField(SOURCE, 51, "advertisement interval"));
    }

    @Test
    void tellsWhichChecksumVersion3Carries() {
        for (ChecksumForm form : ChecksumForm.values()) {
            var datagram = new Datagram(0, SOURCE, GROUP, new Advertisement.V3(53, 150, 25, form, List.of(SOURCE)));

            assertThat(VrrpCodec.decode(VrrpCodec.encode(datagram))).isEqualTo(datagram);
        }
    }

    @Test
    void refusesAPasswordThatTheWireHasNoRoomFor() {
        assertThatThrownBy(() -> Authentication.Password.of("123456789")).hasMessage(
                "password: 9 bytes (expected: 1..8, a VRRP version 2 packet has room for no more)");
        assertThat(Authentication.Password.of("secret").toString()).doesNotContain("secret");
    }

    private static byte[] with(int offset, int value) {
        byte[] bytes = HexFormat.of().parseHex(V2);
        bytes[offset] = (byte) value;
        return bytes;
    }
}
