package io.evenkeel.vrrp.metrics;

import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.packet.IpFamily;
import io.micrometer.core.instrument.Tags;

/** What tells the meters of one router from those of others. */
record RouterId(String name, String interfaceName, int virtualRouterId, IpFamily family) {
    static RouterId of(RouterStatus status) {
        return new RouterId(status.name(), status.interfaceName(), status.virtualRouterId(), status.family());
    }

    Tags tags() {
        return Tags.of("router", name, "interface", interfaceName, "vrid", Integer.toString(virtualRouterId), "family", family.toString());
    }
}
