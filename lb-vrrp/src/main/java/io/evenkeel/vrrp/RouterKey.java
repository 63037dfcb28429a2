package io.evenkeel.vrrp;

import io.evenkeel.vrrp.packet.IpFamily;

/** What makes a virtual router this one: two with one key cannot be. */
record RouterKey(LinkKey link, int virtualRouterId) {
    static RouterKey of(VirtualRouterConfig config) {
        return new RouterKey(LinkKey.of(config), config.virtualRouterId());
    }

    /** Where a virtual router is heard: one interface in one family. */
    record LinkKey(String interfaceName, IpFamily family) {
        static LinkKey of(VirtualRouterConfig config) {
            return new LinkKey(config.interfaceName(), config.family());
        }
    }
}
