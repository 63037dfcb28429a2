package io.evenkeel.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class RanksTest {
    private static final List<VirtualRouterConfig> IN_ORDER = List.of(router(51, "eth9", "z", "10.0.0.99", "10.0.0.6"),
            router(51, "eth1", "b", "10.0.0.7", "10.0.0.8"), router(51, "eth0", "c", "10.0.0.7", "10.0.0.8"),
            router(51, "eth0", "a", "fe80::9"), router(52, "eth0", "a", "10.0.0.1"));

    private static VirtualRouterConfig router(int vrid, String on, String name, String... addresses) {
        VirtualRouterBuilder router = VirtualRouterConfig.builder(vrid).on(on).name(name).version(3);
        for (String address : addresses) {
            router.address(address);
        }
        return router.build();
    }

    /** Whatever the interfaces are called and the file's order is. */
    @Test
    void theOrderIsTheSameOnEveryHost() {
        var random = new Random(7);
        for (int i = 0; i < 20; i++) {
            var shuffled = new ArrayList<>(IN_ORDER);
            Collections.shuffle(shuffled, random);
            shuffled.sort(Ranks.ORDER);
            assertThat(shuffled).isEqualTo(IN_ORDER);
        }
    }
}
