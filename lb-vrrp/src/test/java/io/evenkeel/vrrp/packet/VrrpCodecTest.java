package io.evenkeel.vrrp.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import io.evenkeel.vrrp.packet.Decoded.Datagram;
import io.evenkeel.vrrp.packet.Decoded.Fault;
import org.junit.jupiter.api.Test;

class VrrpCodecTest {
    private static final InetAddress SOURCE = InetAddress.ofLiteral("192.168.4.100");
    private static final InetAddress GROUP = InetAddress.ofLiteral("224.0.0.18");
    private static final Seal BARE = new Seal.None();
    private static final String V2 = "45c0002800010000ff701586c0a80464e00000122133640101011b35c0a804503132333435360000";

    @Test
    void refusesOtherProtocolsVersionsAndTypes() {
        assertThat(VrrpCodec.decode(with(0, 0x55))).extracting("reason").isEqualTo(DropReason.NOT_IP);
        assertThat(VrrpCodec.decode(with(9, 6))).isEqualTo(
                new Fault(DropReason.NOT_VRRP, SOURCE, 0, "IP protocol 6 (expected: 112)"));
        assertThat(VrrpCodec.decode(with(20, 0x41))).isEqualTo(new Fault(DropReason.KIND, SOURCE, 51,
                "vrid 51: version 4 type 1 (expected: version 2 or 3, type 1)"));
        assertThat(VrrpCodec.decode(with(20, 0x22))).isEqualTo(new Fault(DropReason.KIND, SOURCE, 51,
                "vrid 51: version 2 type 2 (expected: version 2 or 3, type 1)"));
    }

    @Test
    void refusesACountThatDoesNotFitTheLength() {
        assertThat(VrrpCodec.decode(with(23, 2))).isEqualTo(
                new Fault(DropReason.LENGTH, SOURCE, 51, "vrid 51: 20 bytes (expected: 24)"));
    }

    @Test
    void refusesAWrongChecksum() {
        assertThat(VrrpCodec.decode(with(22, 101))).isEqualTo(
                new Fault(DropReason.CHECKSUM, SOURCE, 51, "vrid 51: wrong checksum 0x1b35"));
    }

    @Test
    void refusesAnIntervalOfZero() {
        var never = new Advertisement.V2(51, 100, 0, new Authentication.None(), List.of(SOURCE));

        assertThat(decoded(never)).extracting("reason").isEqualTo(DropReason.ZERO_INTERVAL);
    }

    @Test
    void anOldChecksumIsOnlyForIpv4Unicast() {
        var old = new Advertisement.V3(51, 100, 100, ChecksumForm.GROUP_PSEUDO_HEADER, List.of(SOURCE));
        var toOne = new Datagram(0, SOURCE, InetAddress.ofLiteral("192.168.4.101"), 255, old, BARE);
        var six = new Datagram(0, InetAddress.ofLiteral("fe80::1"), InetAddress.ofLiteral("fe80::2"), 255,
                new Advertisement.V3(51, 100, 100, ChecksumForm.GROUP_PSEUDO_HEADER, List.of(InetAddress.ofLiteral("fe80::9"))),
                BARE);

        assertThat(VrrpCodec.decode(VrrpCodec.encode(toOne))).isEqualTo(toOne);
        assertThat(VrrpCodec.decode(VrrpCodec.encode(six))).extracting("reason").isEqualTo(DropReason.CHECKSUM);
        assertThat(decoded(old)).extracting("advertisement.checksumForm").isEqualTo(ChecksumForm.WITH_PSEUDO_HEADER);
    }

    @Test
    void refusesABrokenAuthenticationHeader() {
        String sealed = "45c0004000010000ff3315abc0a80464e000001270040000c0a804640000000115630f49676f5bf4d1350e69213464010201"
                + "b3cfc0a804510000000000000000";
        byte[] longer = HexFormat.of().parseHex(sealed);
        longer[21] = 5;
        byte[] other = HexFormat.of().parseHex(sealed);
        other[20] = 6;

        assertThat(VrrpCodec.decode(longer)).extracting("reason").isEqualTo(DropReason.BAD_HEADER);
        assertThat(VrrpCodec.decode(other)).extracting("reason").isEqualTo(DropReason.NOT_VRRP);
    }

    @Test
    void ignoresThePaddingOfAShortFrame() {
        byte[] frame = Arrays.copyOf(HexFormat.of().parseHex(V2), 46);

        assertThat(VrrpCodec.decode(frame)).isInstanceOf(Datagram.class);
    }

    @Test
    void tellsWhichChecksumVersion3Carries() {
        for (ChecksumForm form : List.of(ChecksumForm.WITH_PSEUDO_HEADER, ChecksumForm.MESSAGE_ONLY)) {
            assertThat(decoded(new Advertisement.V3(53, 150, 25, form, List.of(SOURCE)))).extracting("advertisement.checksumForm")
                    .isEqualTo(form);
        }
    }

    @Test
    void refusesKeysAndPasswordsThatCannotBe() {
        assertThatThrownBy(() -> Authentication.Password.of("123456789")).hasMessage(
                "password: 9 bytes (expected: 1..8, a VRRP version 2 packet has room for no more)");
        assertThatThrownBy(() -> TrailerKeys.of(1, new byte[31])).hasMessage("key 1: 31 bytes (expected: 32..64)");
        assertThatThrownBy(() -> TrailerKeys.of(1, new byte[32]).with(1, new byte[32])).hasMessage(
                "key: 1 twice (expected: once)");
        assertThatThrownBy(() -> TrailerKeys.of(1, new byte[32]).signingWith(2)).hasMessage(
                "activeKey: 2 (expected: one of [1])");
        assertThat(Authentication.Password.of("secret").toString()).doesNotContain("secret");
        assertThat(HeaderKey.of("secret").toString()).doesNotContain("secret");
    }

    private static Decoded decoded(Advertisement advertisement) {
        return VrrpCodec.decode(VrrpCodec.encode(new Datagram(0, SOURCE, GROUP, 255, advertisement, BARE)));
    }

    private static byte[] with(int offset, int value) {
        byte[] bytes = HexFormat.of().parseHex(V2);
        bytes[offset] = (byte) value;
        return bytes;
    }
}
