package io.evenkeel.linux.ffi;

/** {@code <linux/netfilter/nfnetlink.h>}. */
@CHeader("linux/netfilter/nfnetlink.h")
public final class LinuxNfnetlink {
    /** The subsystem of tables: the upper byte of its message types. */
    public static final int NFNL_SUBSYS_NFTABLES = 10;

    /** Messages that begin and end a transaction. */
    public static final int NFNL_MSG_BATCH_BEGIN = 16;
    public static final int NFNL_MSG_BATCH_END = 17;

    public static final Struct NFGENMSG = Struct.of("nfgenmsg", Struct.U8.withName("nfgen_family"), Struct.U8.withName("version"),
            Struct.BE16.withName("res_id"));

    private LinuxNfnetlink() {}
}
