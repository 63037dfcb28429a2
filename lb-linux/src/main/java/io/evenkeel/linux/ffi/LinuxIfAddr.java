package io.evenkeel.linux.ffi;

/** {@code <linux/if_addr.h>}. */
@CHeader("linux/if_addr.h")
public final class LinuxIfAddr {
    /** Attributes of addresses. */
    public static final int IFA_ADDRESS = 1;
    public static final int IFA_LOCAL = 2;
    public static final int IFA_LABEL = 3;
    public static final int IFA_BROADCAST = 4;
    public static final int IFA_CACHEINFO = 6;
    public static final int IFA_FLAGS = 8;
    public static final int IFA_PROTO = 11;

    /** Flags of addresses. */
    public static final int IFA_F_NODAD = 0x02;
    public static final int IFA_F_HOMEADDRESS = 0x10;
    public static final int IFA_F_DADFAILED = 0x08;
    public static final int IFA_F_TENTATIVE = 0x40;
    public static final int IFA_F_MANAGETEMPADDR = 0x100;
    public static final int IFA_F_NOPREFIXROUTE = 0x200;
    public static final int IFA_F_MCAUTOJOIN = 0x400;

    public static final Struct IFADDRMSG = Struct.of("ifaddrmsg", Struct.U8.withName("ifa_family"),
            Struct.U8.withName("ifa_prefixlen"), Struct.U8.withName("ifa_flags"), Struct.U8.withName("ifa_scope"),
            Struct.U32.withName("ifa_index"));
    /** Lifetimes in seconds; all bits set is forever. */
    public static final Struct IFA_CACHEINFO_DATA = Struct.of("ifa_cacheinfo", Struct.U32.withName("ifa_prefered"),
            Struct.U32.withName("ifa_valid"), Struct.U32.withName("cstamp"), Struct.U32.withName("tstamp"));

    private LinuxIfAddr() {}
}
