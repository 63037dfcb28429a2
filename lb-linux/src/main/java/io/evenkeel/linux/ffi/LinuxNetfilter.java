package io.evenkeel.linux.ffi;

/** {@code <linux/netfilter.h>}. */
@CHeader("linux/netfilter.h")
public final class LinuxNetfilter {
    /** Verdicts. */
    public static final int NF_DROP = 0;
    public static final int NF_ACCEPT = 1;

    /** Where packets for this host, and packets from it, are seen. */
    public static final int NF_INET_LOCAL_IN = 1;
    public static final int NF_INET_LOCAL_OUT = 3;

    /** Families; the first is that of tables for both others. */
    public static final int NFPROTO_INET = 1;
    public static final int NFPROTO_IPV4 = 2;
    public static final int NFPROTO_IPV6 = 10;

    private LinuxNetfilter() {}
}
