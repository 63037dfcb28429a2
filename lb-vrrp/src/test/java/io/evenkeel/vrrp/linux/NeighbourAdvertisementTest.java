package io.evenkeel.vrrp.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class NeighbourAdvertisementTest {
    /** A frame that keepalived 2.2.7 has sent. */
    private static final String RECORDED = "33330000000172c9d19e569986dd6000000000203afffe800000000000000000000000000054"
            + "ff0200000000000000000000000000018800bdf420000000fe800000000000000000000000000054020172c9d19e5699";

    @Test
    void isWrittenAsKeepalivedDoes() {
        byte[] hardwareAddress = HexFormat.of().parseHex("72c9d19e5699");

        byte[] frame = NeighbourAdvertisement.frame(hardwareAddress, InetAddress.ofLiteral("fe80::54"), false);

        assertThat(HexFormat.of().formatHex(frame)).isEqualTo(RECORDED);
    }

    @Test
    void aRouterSaysThatItIsOne() {
        byte[] frame = NeighbourAdvertisement.frame(new byte[6], InetAddress.ofLiteral("fe80::54"), true);

        assertThat(frame[58]).isEqualTo((byte) 0xa0);
    }
}
