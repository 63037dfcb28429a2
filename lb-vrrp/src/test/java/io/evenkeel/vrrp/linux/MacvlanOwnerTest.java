package io.evenkeel.vrrp.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class MacvlanOwnerTest {
    @Test
    void isReadAsItWasWritten() {
        var owner = new MacvlanOwner(Map.of("arp_ignore", "0", "arp_filter", "1"));

        assertThat(owner.text()).endsWith(" arp_filter=1 arp_ignore=0");
        assertThat(MacvlanOwner.parse(owner.text())).contains(owner);
        assertThat(owner.isAlive()).isTrue();
    }

    @Test
    void aNumberThatIsUsedAgainIsNotTheSameProcess() {
        assertThat(new MacvlanOwner(ProcessHandle.current().pid(), 1, Map.of()).isAlive()).isFalse();
    }

    @Test
    void othersTextsSayNothing() {
        assertThat(MacvlanOwner.parse("")).isEmpty();
        assertThat(MacvlanOwner.parse("uplink of rack 7")).isEmpty();
        assertThat(MacvlanOwner.parse("evenkeel x 1")).isEmpty();
        assertThat(MacvlanOwner.parse("evenkeel 1 2")).contains(new MacvlanOwner(1, 2, Map.of()));
    }
}
