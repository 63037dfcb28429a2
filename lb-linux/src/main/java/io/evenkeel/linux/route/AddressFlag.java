package io.evenkeel.linux.route;

import io.evenkeel.linux.ffi.LinuxIfAddr;

/** What is special about an address ({@code <linux/if_addr.h>}). */
public enum AddressFlag {
    /** Use at once, without asking whether another has it (IPv6). */
    NO_DUPLICATE_DETECTION(LinuxIfAddr.IFA_F_NODAD),
    /** A home address (Mobile IPv6). */
    HOME_ADDRESS(LinuxIfAddr.IFA_F_HOMEADDRESS),
    /** Temporary addresses are made from it (IPv6 privacy). */
    MANAGE_TEMPORARY_ADDRESSES(LinuxIfAddr.IFA_F_MANAGETEMPADDR),
    /** No route to its prefix comes with it. */
    NO_PREFIX_ROUTE(LinuxIfAddr.IFA_F_NOPREFIXROUTE),
    /** Joins the group that the address is. */
    JOIN_GROUP(LinuxIfAddr.IFA_F_MCAUTOJOIN),
    /** Not usable yet: still asking whether another has it. The kernel sets it. */
    TENTATIVE(LinuxIfAddr.IFA_F_TENTATIVE),
    /** Not usable: another has it. The kernel sets it. */
    DUPLICATE(LinuxIfAddr.IFA_F_DADFAILED);

    final int bit;

    AddressFlag(int bit) {
        this.bit = bit;
    }
}
