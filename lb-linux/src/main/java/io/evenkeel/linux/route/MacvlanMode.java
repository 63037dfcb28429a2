package io.evenkeel.linux.route;

import io.evenkeel.linux.ffi.LinuxIfLink;

/** Whom a macvlan reaches beside the outside world ({@code <linux/if_link.h>}). */
public enum MacvlanMode {
    /** No other macvlan of its parent. */
    PRIVATE(LinuxIfLink.MACVLAN_MODE_PRIVATE),
    /** The others, through a switch that turns frames around. */
    VEPA(LinuxIfLink.MACVLAN_MODE_VEPA),
    /** The others, directly. */
    BRIDGE(LinuxIfLink.MACVLAN_MODE_BRIDGE);

    final int number;

    MacvlanMode(int number) {
        this.number = number;
    }
}
