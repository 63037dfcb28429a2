package io.evenkeel.vrrp.bfd.protocol;

/** What can happen to a session. */
public sealed interface BfdEvent {
    /** A packet for it came in, from the neighbour and over few enough hops. */
    record PacketReceived(BfdPacket packet) implements BfdEvent {}

    /** The session's deadline may have come. */
    record DeadlineReached() implements BfdEvent {}

    /** Somebody wants it to end. */
    record Shutdown() implements BfdEvent {}
}
