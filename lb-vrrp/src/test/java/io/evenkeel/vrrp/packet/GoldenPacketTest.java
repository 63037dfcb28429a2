package io.evenkeel.vrrp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

import io.evenkeel.vrrp.packet.Decoded.Datagram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Datagrams that keepalived 2.2.7 has sent, byte for byte. */
class GoldenPacketTest {
    private static final InetAddress SOURCE = InetAddress.ofLiteral("192.168.4.100");
    private static final InetAddress GROUP = InetAddress.ofLiteral("224.0.0.18");
    private static final Authentication PASSWORD = Authentication.Password.of("123456");

    static List<Arguments> recorded() {
        return List.of(
                Arguments.of("45c0002800010000ff701586c0a80464e00000122133640101011b35c0a804503132333435360000", 1,
                        new Advertisement.V2(51, 100, 1, PASSWORD, addresses("192.168.4.80"))),
                Arguments.of("45c0002800060000ff701581c0a80464e00000122133000101017f35c0a804503132333435360000", 6,
                        new Advertisement.V2(51, 0, 1, PASSWORD, addresses("192.168.4.80"))),
                Arguments.of("45c0002400010000ff70158ac0a80464e00000123135960200190919c0a80452c0a80453", 1,
                        new Advertisement.V3(53, 150, 25, ChecksumForm.WITH_PSEUDO_HEADER,
                                addresses("192.168.4.82", "192.168.4.83"))),
                Arguments.of("45c00024001e0000ff70156dc0a80464e00000123135000200199f19c0a80452c0a80453", 30,
                        new Advertisement.V3(53, 0, 25, ChecksumForm.WITH_PSEUDO_HEADER,
                                addresses("192.168.4.82", "192.168.4.83"))));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void isReadAndWrittenAlike(String hex, int identification, Advertisement advertisement) {
        var datagram = new Datagram(identification, SOURCE, GROUP, advertisement);

        assertThat(VrrpCodec.decode(HexFormat.of().parseHex(hex))).isEqualTo(datagram);
        assertThat(HexFormat.of().formatHex(VrrpCodec.encode(datagram))).isEqualTo(hex);
    }

    private static List<InetAddress> addresses(String... literals) {
        return List.of(literals).stream().map(InetAddress::ofLiteral).toList();
    }
}
