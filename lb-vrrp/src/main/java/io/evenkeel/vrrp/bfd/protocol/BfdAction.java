package io.evenkeel.vrrp.bfd.protocol;

/** What a step wants done. A step's actions take effect one after the other, in the order of its list. */
public sealed interface BfdAction {
    /** Send this to the neighbour. */
    record Send(BfdPacket packet) implements BfdAction {}

    /** Tell listeners that the state is another now. */
    record Publish(BfdState from, BfdState to, BfdDiagnostic diagnostic) implements BfdAction {}
}
