package io.evenkeel.linux.ffi;

/** {@code <linux/if_packet.h>}. */
@CHeader("linux/if_packet.h")
public final class LinuxIfPacket {
    /** The address of a packet socket. */
    public static final Struct SOCKADDR_LL = Struct.of("sockaddr_ll", Struct.U16.withName("sll_family"),
            Struct.BE16.withName("sll_protocol"), Struct.U32.withName("sll_ifindex"), Struct.U16.withName("sll_hatype"),
            Struct.U8.withName("sll_pkttype"), Struct.U8.withName("sll_halen"), Struct.bytes(8).withName("sll_addr"));

    private LinuxIfPacket() {}
}
