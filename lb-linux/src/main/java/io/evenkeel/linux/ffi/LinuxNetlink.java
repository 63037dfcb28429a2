package io.evenkeel.linux.ffi;

/** {@code <linux/netlink.h>}. */
@CHeader("linux/netlink.h")
public final class LinuxNetlink {
    /** Families. */
    public static final int NETLINK_ROUTE = 0;
    public static final int NETLINK_NETFILTER = 12;
    public static final int NETLINK_GENERIC = 16;

    /** Types of messages that every family has. */
    public static final int NLMSG_ERROR = 2;
    public static final int NLMSG_DONE = 3;

    /** Flags of requests. */
    public static final int NLM_F_REQUEST = 0x1;
    public static final int NLM_F_ACK = 0x4;
    public static final int NLM_F_ECHO = 0x8;
    public static final int NLM_F_DUMP = 0x300;
    public static final int NLM_F_REPLACE = 0x100;
    public static final int NLM_F_EXCL = 0x200;
    public static final int NLM_F_CREATE = 0x400;
    public static final int NLM_F_APPEND = 0x800;

    /** Flags of answers: a dump that missed a change; an error without the whole request; an error with attributes. */
    public static final int NLM_F_DUMP_INTR = 0x10;
    public static final int NLM_F_CAPPED = 0x100;
    public static final int NLM_F_ACK_TLVS = 0x200;

    /** Options of netlink sockets ({@code SOL_NETLINK} is in a header of libc only where that is new). */
    public static final int NETLINK_EXT_ACK = 11;
    public static final int NETLINK_GET_STRICT_CHK = 12;

    /** The kernel's sentence about an error. */
    public static final int NLMSGERR_ATTR_MSG = 1;

    /** Flag of an attribute that holds attributes. */
    public static final int NLA_F_NESTED = 0x8000;

    public static final Struct SOCKADDR_NL = Struct.of("sockaddr_nl", Struct.U16.withName("nl_family"),
            Struct.U16.withName("nl_pad"), Struct.U32.withName("nl_pid"), Struct.U32.withName("nl_groups"));
    public static final Struct NLMSGHDR = Struct.of("nlmsghdr", Struct.U32.withName("nlmsg_len"),
            Struct.U16.withName("nlmsg_type"), Struct.U16.withName("nlmsg_flags"), Struct.U32.withName("nlmsg_seq"),
            Struct.U32.withName("nlmsg_pid"));
    public static final Struct NLATTR = Struct.of("nlattr", Struct.U16.withName("nla_len"), Struct.U16.withName("nla_type"));

    private LinuxNetlink() {}
}
