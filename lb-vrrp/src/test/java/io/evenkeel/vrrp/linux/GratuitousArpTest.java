package io.evenkeel.vrrp.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class GratuitousArpTest {
    /** A frame that keepalived 2.2.7 has sent. */
    private static final String RECORDED = "ffffffffffff72c9d19e56990806000108000604000172c9d19e5699c0a80452"
            + "ffffffffffffc0a80452";

    @Test
    void isWrittenAsKeepalivedDoes() {
        byte[] hardwareAddress = HexFormat.of().parseHex("72c9d19e5699");

        assertThat(HexFormat.of().formatHex(GratuitousArp.frame(hardwareAddress, InetAddress.ofLiteral("192.168.4.82"))))
                .isEqualTo(RECORDED);
    }
}
