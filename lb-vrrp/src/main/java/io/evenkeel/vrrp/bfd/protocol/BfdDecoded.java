package io.evenkeel.vrrp.bfd.protocol;

/** What came out of the bytes of one datagram: a packet, or the reason why it is none. */
public sealed interface BfdDecoded {
    /** A packet that any session may look at. */
    record Control(BfdPacket packet) implements BfdDecoded {}

    /**
     * The bytes were refused.
     *
     * @param text the reason for a person, without the sender
     */
    record Fault(BfdDropReason reason, String text) implements BfdDecoded {}
}
