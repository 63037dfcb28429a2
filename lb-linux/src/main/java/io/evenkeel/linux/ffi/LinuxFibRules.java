package io.evenkeel.linux.ffi;

/** {@code <linux/fib_rules.h>}. */
@CHeader("linux/fib_rules.h")
public final class LinuxFibRules {
    /** Attributes of rules. */
    public static final int FRA_DST = 1;
    public static final int FRA_SRC = 2;
    public static final int FRA_IIFNAME = 3;
    public static final int FRA_GOTO = 4;
    public static final int FRA_PRIORITY = 6;
    public static final int FRA_FWMARK = 10;
    public static final int FRA_FLOW = 11;
    public static final int FRA_TUN_ID = 12;
    public static final int FRA_SUPPRESS_IFGROUP = 13;
    public static final int FRA_SUPPRESS_PREFIXLEN = 14;
    public static final int FRA_TABLE = 15;
    public static final int FRA_FWMASK = 16;
    public static final int FRA_OIFNAME = 17;
    public static final int FRA_L3MDEV = 19;
    public static final int FRA_UID_RANGE = 20;
    public static final int FRA_PROTOCOL = 21;
    public static final int FRA_IP_PROTO = 22;
    public static final int FRA_SPORT_RANGE = 23;
    public static final int FRA_DPORT_RANGE = 24;

    /** What a rule does. */
    public static final int FR_ACT_TO_TBL = 1;
    public static final int FR_ACT_GOTO = 2;
    public static final int FR_ACT_NOP = 3;
    public static final int FR_ACT_BLACKHOLE = 6;
    public static final int FR_ACT_UNREACHABLE = 7;
    public static final int FR_ACT_PROHIBIT = 8;

    /** The rule applies where its conditions do not hold. */
    public static final int FIB_RULE_INVERT = 2;

    public static final Struct FIB_RULE_HDR = Struct.of("fib_rule_hdr", Struct.U8.withName("family"),
            Struct.U8.withName("dst_len"), Struct.U8.withName("src_len"), Struct.U8.withName("tos"),
            Struct.U8.withName("table"), Struct.bytes(2), Struct.U8.withName("action"), Struct.U32.withName("flags"));
    public static final Struct FIB_RULE_PORT_RANGE = Struct.of("fib_rule_port_range", Struct.U16.withName("start"),
            Struct.U16.withName("end"));

    public static final Struct FIB_RULE_UID_RANGE = Struct.of("fib_rule_uid_range", Struct.U32.withName("start"),
            Struct.U32.withName("end"));

    private LinuxFibRules() {}
}
