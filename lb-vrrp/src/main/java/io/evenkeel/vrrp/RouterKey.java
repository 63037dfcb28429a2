package io.evenkeel.vrrp;

/** What makes a virtual router this one: two with one key cannot be. */
record RouterKey(String interfaceName, int virtualRouterId) {
    static RouterKey of(VirtualRouterConfig config) {
        return new RouterKey(config.interfaceName(), config.virtualRouterId());
    }
}
