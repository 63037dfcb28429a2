package io.evenkeel.linux.ffi;

/** {@code <linux/rtnetlink.h>}. */
@CHeader("linux/rtnetlink.h")
public final class LinuxRtnetlink {
    /** Types of messages. */
    public static final int RTM_NEWLINK = 16;
    public static final int RTM_DELLINK = 17;
    public static final int RTM_GETLINK = 18;
    public static final int RTM_NEWADDR = 20;
    public static final int RTM_DELADDR = 21;
    public static final int RTM_GETADDR = 22;
    public static final int RTM_NEWROUTE = 24;
    public static final int RTM_DELROUTE = 25;
    public static final int RTM_GETROUTE = 26;
    public static final int RTM_NEWRULE = 32;
    public static final int RTM_DELRULE = 33;
    public static final int RTM_GETRULE = 34;

    /** Multicast groups of events, as bits. */
    public static final int RTMGRP_LINK = 0x1;
    public static final int RTMGRP_IPV4_IFADDR = 0x10;
    public static final int RTMGRP_IPV4_ROUTE = 0x40;
    public static final int RTMGRP_IPV4_RULE = 0x80;
    public static final int RTMGRP_IPV6_IFADDR = 0x100;
    public static final int RTMGRP_IPV6_ROUTE = 0x400;
    /** One that has no bit of its own in the header, by its number. */
    public static final int RTNLGRP_IPV6_RULE = 19;

    /** Attributes of routes. */
    public static final int RTA_DST = 1;
    public static final int RTA_SRC = 2;
    public static final int RTA_OIF = 4;
    public static final int RTA_GATEWAY = 5;
    public static final int RTA_PRIORITY = 6;
    public static final int RTA_PREFSRC = 7;
    public static final int RTA_METRICS = 8;
    public static final int RTA_MULTIPATH = 9;
    public static final int RTA_FLOW = 11;
    public static final int RTA_TABLE = 15;
    public static final int RTA_PREF = 20;
    public static final int RTA_EXPIRES = 23;

    /** Attributes in {@link #RTA_METRICS}. */
    public static final int RTAX_LOCK = 1;
    public static final int RTAX_MTU = 2;
    public static final int RTAX_WINDOW = 3;
    public static final int RTAX_RTT = 4;
    public static final int RTAX_RTTVAR = 5;
    public static final int RTAX_SSTHRESH = 6;
    public static final int RTAX_CWND = 7;
    public static final int RTAX_ADVMSS = 8;
    public static final int RTAX_REORDERING = 9;
    public static final int RTAX_HOPLIMIT = 10;
    public static final int RTAX_INITCWND = 11;
    public static final int RTAX_FEATURES = 12;
    public static final int RTAX_RTO_MIN = 13;
    public static final int RTAX_INITRWND = 14;
    public static final int RTAX_QUICKACK = 15;
    public static final int RTAX_CC_ALGO = 16;
    public static final int RTAX_FASTOPEN_NO_COOKIE = 17;

    /** Kinds of routes. */
    public static final int RTN_UNICAST = 1;
    public static final int RTN_LOCAL = 2;
    public static final int RTN_BROADCAST = 3;
    public static final int RTN_ANYCAST = 4;
    public static final int RTN_MULTICAST = 5;
    public static final int RTN_BLACKHOLE = 6;
    public static final int RTN_UNREACHABLE = 7;
    public static final int RTN_PROHIBIT = 8;
    public static final int RTN_THROW = 9;

    /** Scopes, tables, flags. */
    public static final int RT_SCOPE_UNIVERSE = 0;
    public static final int RT_SCOPE_SITE = 200;
    public static final int RT_SCOPE_LINK = 253;
    public static final int RT_SCOPE_HOST = 254;
    public static final int RT_SCOPE_NOWHERE = 255;
    public static final int RT_TABLE_UNSPEC = 0;
    public static final int RT_TABLE_MAIN = 254;
    public static final int RTNH_F_ONLINK = 4;

    public static final Struct RTGENMSG = Struct.of("rtgenmsg", Struct.U8.withName("rtgen_family"));
    public static final Struct IFINFOMSG = Struct.of("ifinfomsg", Struct.U8.withName("ifi_family"), Struct.bytes(1),
            Struct.U16.withName("ifi_type"), Struct.U32.withName("ifi_index"), Struct.U32.withName("ifi_flags"),
            Struct.U32.withName("ifi_change"));
    public static final Struct RTMSG = Struct.of("rtmsg", Struct.U8.withName("rtm_family"),
            Struct.U8.withName("rtm_dst_len"), Struct.U8.withName("rtm_src_len"), Struct.U8.withName("rtm_tos"),
            Struct.U8.withName("rtm_table"), Struct.U8.withName("rtm_protocol"), Struct.U8.withName("rtm_scope"),
            Struct.U8.withName("rtm_type"), Struct.U32.withName("rtm_flags"));
    public static final Struct RTNEXTHOP = Struct.of("rtnexthop", Struct.U16.withName("rtnh_len"),
            Struct.U8.withName("rtnh_flags"), Struct.U8.withName("rtnh_hops"), Struct.U32.withName("rtnh_ifindex"));

    private LinuxRtnetlink() {}
}
