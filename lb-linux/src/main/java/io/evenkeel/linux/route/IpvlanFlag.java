package io.evenkeel.linux.route;

import io.evenkeel.linux.ffi.LinuxIfLink;

/** Whom an ipvlan reaches beside the outside world; all of one link have the same ({@code <linux/if_link.h>}). */
public enum IpvlanFlag {
    /** The others of its parent, directly. */
    BRIDGE(0),
    /** None of the others. */
    PRIVATE(LinuxIfLink.IPVLAN_F_PRIVATE),
    /** The others, through a switch that turns frames around. */
    VEPA(LinuxIfLink.IPVLAN_F_VEPA);

    final int number;

    IpvlanFlag(int number) {
        this.number = number;
    }
}
