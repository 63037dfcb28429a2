package io.evenkeel.vrrp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

import io.evenkeel.vrrp.packet.Decoded.Datagram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Datagrams that keepalived has sent, byte for byte. */
class GoldenPacketTest {
    private static final InetAddress SOURCE = InetAddress.ofLiteral("192.168.4.100");
    private static final InetAddress GROUP = InetAddress.ofLiteral("224.0.0.18");
    private static final Authentication PASSWORD = Authentication.Password.of("123456");
    private static final Seal BARE = new Seal.None();
    private static final String AH = "45c0004000010000ff3315abc0a80464e000001270040000c0a804640000000115630f49676f5bf4d1350e69"
            + "213464010201b3cfc0a804510000000000000000";
    private static final byte[] TRAILER_KEY = HexFormat.of()
            .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    static List<Arguments> recorded() {
        return List.of(
                Arguments.of("45c0002800010000ff701586c0a80464e00000122133640101011b35c0a804503132333435360000",
                        v4(1, new Advertisement.V2(51, 100, 1, PASSWORD, addresses("192.168.4.80")))),
                Arguments.of("45c0002800060000ff701581c0a80464e00000122133000101017f35c0a804503132333435360000",
                        v4(6, new Advertisement.V2(51, 0, 1, PASSWORD, addresses("192.168.4.80")))),
                Arguments.of("45c0002400010000ff70158ac0a80464e00000123135960200190919c0a80452c0a80453",
                        v4(1, new Advertisement.V3(53, 150, 25, ChecksumForm.WITH_PSEUDO_HEADER,
                                addresses("192.168.4.82", "192.168.4.83")))),
                Arguments.of("45c00024001e0000ff70156dc0a80464e00000123135000200199f19c0a80452c0a80453",
                        v4(30, new Advertisement.V3(53, 0, 25, ChecksumForm.WITH_PSEUDO_HEADER,
                                addresses("192.168.4.82", "192.168.4.83")))),
                Arguments.of("6c09d3ef002870fffe8000000000000070c9d1fffe9e5699ff0200000000000000000000000000123136c8"
                        + "0200324383fe80000000000000000000000000005420010db8000000000000000000000054",
                        new Datagram(0x9d3ef, InetAddress.ofLiteral("fe80::70c9:d1ff:fe9e:5699"),
                                InetAddress.ofLiteral("ff02::12"), 255, new Advertisement.V3(54, 200, 50,
                                        ChecksumForm.WITH_PSEUDO_HEADER, addresses("fe80::54", "2001:db8::54")),
                                BARE)));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void isReadAndWrittenAlike(String hex, Datagram datagram) {
        assertThat(VrrpCodec.decode(HexFormat.of().parseHex(hex))).isEqualTo(datagram);
        assertThat(HexFormat.of().formatHex(VrrpCodec.encode(datagram))).isEqualTo(hex);
    }

    @Test
    void anAuthenticationHeaderIsMadeAndRecognised() {
        Datagram bare = v4(1, new Advertisement.V2(52, 100, 1, new Authentication.Header(), addresses("192.168.4.81")));
        HeaderKey key = HeaderKey.of("1111");

        assertThat(HexFormat.of().formatHex(VrrpCodec.encode(key.sign(bare, 1)))).isEqualTo(AH);
        Decoded read = VrrpCodec.decode(HexFormat.of().parseHex(AH));
        assertThat(read).isEqualTo(key.sign(bare, 1));
        assertThat(key.hasSigned((Datagram) read)).isTrue();
        assertThat(HeaderKey.of("1112").hasSigned((Datagram) read)).isFalse();
        assertThat(HexFormat.of().formatHex(VrrpCodec.encode((Datagram) read))).isEqualTo(AH);
    }

    @Test
    void aTrailerOverIpv4IsMadeAndRecognised() {
        trailer("3133c80100644402c00002640101000068000000800000001b84bc4e8e43892dc6d98448f8ee2265",
                new Datagram(0, InetAddress.ofLiteral("198.51.100.10"), GROUP, 255, new Advertisement.V3(51, 200, 100,
                        ChecksumForm.MESSAGE_ONLY, addresses("192.0.2.100")), BARE));
    }

    @Test
    void aTrailerOverIpv6IsMadeAndRecognised() {
        trailer("3133c8010064a2e9fe800000000000000000000000000100010100006800000080000000c8c56146ebfd66ee10ec4d8186461b78",
                new Datagram(0, InetAddress.ofLiteral("fe80::10"), InetAddress.ofLiteral("fe80::20"), 255,
                        new Advertisement.V3(51, 200, 100, ChecksumForm.WITH_PSEUDO_HEADER, addresses("fe80::100")), BARE));
    }

    private static void trailer(String payload, Datagram bare) {
        TrailerKeys keys = TrailerKeys.of(1, TRAILER_KEY);
        Datagram signed = keys.sign(bare, 0x6800000080000000L);

        byte[] bytes = VrrpCodec.encode(signed);
        assertThat(HexFormat.of().formatHex(IpDatagram.of(bytes).orElseThrow().payload())).isEqualTo(payload);
        assertThat(VrrpCodec.decode(bytes)).isEqualTo(signed);
        assertThat(keys.hasSigned(signed)).isTrue();
        assertThat(TrailerKeys.of(1, new byte[32]).hasSigned(signed)).isFalse();
    }

    private static Datagram v4(int identification, Advertisement advertisement) {
        return new Datagram(identification, SOURCE, GROUP, 255, advertisement, BARE);
    }

    private static List<InetAddress> addresses(String... literals) {
        return List.of(literals).stream().map(InetAddress::ofLiteral).toList();
    }
}
