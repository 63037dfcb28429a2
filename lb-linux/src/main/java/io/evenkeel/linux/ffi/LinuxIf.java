package io.evenkeel.linux.ffi;

/** {@code <linux/if.h>}. */
@CHeader("linux/if.h")
public final class LinuxIf {
    /** Flags of interfaces: switched on; loopback; takes multicast; no ARP; has a carrier. */
    public static final int IFF_UP = 1;
    public static final int IFF_LOOPBACK = 1 << 3;
    public static final int IFF_NOARP = 1 << 7;
    public static final int IFF_MULTICAST = 1 << 12;
    public static final int IFF_LOWER_UP = 1 << 16;

    /** Room for a name with the zero that ends it, and for an alias. */
    public static final int IFNAMSIZ = 16;
    public static final int IFALIASZ = 256;

    private LinuxIf() {}
}
