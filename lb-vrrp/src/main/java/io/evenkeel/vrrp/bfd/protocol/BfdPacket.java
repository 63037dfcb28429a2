package io.evenkeel.vrrp.bfd.protocol;

/**
 * What one end tells the other, without authentication. Discriminators are unsigned; intervals are in microseconds, 0..2^32-1.
 * Immutable.
 *
 * @param diagnostic why the sender's session last left Up, 0..31; those above 8 are not defined
 * @param poll whether it asks for an answer with {@code isFinal}
 * @param isFinal whether it answers one with {@code poll}
 * @param controlPlaneIndependent whether the sender's BFD lives on without its control plane
 * @param demand whether the sender wants no periodic packets once both ends are Up
 * @param multiplier how many intervals of its silence mean that it is lost, 1..255
 * @param myDiscriminator the sender's session, not 0
 * @param yourDiscriminator the receiver's session, 0 if the sender does not know it
 * @param desiredMinTxMicros the least interval at which the sender would like to send
 * @param requiredMinRxMicros the least interval at which it can receive; 0: it wants nothing
 * @param requiredMinEchoRxMicros the same for echo packets; 0: it echoes nothing
 */
public record BfdPacket(int diagnostic, BfdState state, boolean poll, boolean isFinal, boolean controlPlaneIndependent, boolean demand,
        int multiplier, int myDiscriminator, int yourDiscriminator, long desiredMinTxMicros, long requiredMinRxMicros,
        long requiredMinEchoRxMicros) {}
