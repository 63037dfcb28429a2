package io.evenkeel.linux.route;

import io.evenkeel.linux.ffi.LinuxIf;

/** What is so of a link ({@code <linux/if.h>}). */
public enum LinkFlag {
    /** Somebody has switched it on. */
    UP(LinuxIf.IFF_UP),
    /** It has a carrier. */
    LOWER_UP(LinuxIf.IFF_LOWER_UP),
    /** It is the host talking to itself. */
    LOOPBACK(LinuxIf.IFF_LOOPBACK),
    /** It carries multicast. */
    MULTICAST(LinuxIf.IFF_MULTICAST),
    /** Nobody there is asked for hardware addresses. */
    NO_ARP(LinuxIf.IFF_NOARP);

    final int bit;

    LinkFlag(int bit) {
        this.bit = bit;
    }
}
