package io.evenkeel.vrrp.bfd.protocol;

import java.nio.ByteBuffer;

import io.evenkeel.vrrp.bfd.protocol.BfdDecoded.Control;
import io.evenkeel.vrrp.bfd.protocol.BfdDecoded.Fault;

/**
 * BFD control packets, to bytes and back (RFC 5880 section 4.1). For every packet that {@link #decode} accepts, {@link #encode}
 * gives its first 24 bytes again.
 *
 * <pre>
 *   0                   1                   2                   3
 *  |Vers |  Diag   |Sta|P|F|C|A|D|M|  Detect Mult  |    Length     |
 *  |                       My Discriminator                        |
 *  |                      Your Discriminator                       |
 *  |                    Desired Min TX Interval                    |
 *  |                   Required Min RX Interval                    |
 *  |                 Required Min Echo RX Interval                 |
 * </pre>
 */
public final class BfdCodec {
    /** Bytes of a packet without authentication. */
    public static final int LENGTH = 24;

    private static final int VERSION = 1;
    private static final int VERSION_SHIFT = 5;
    private static final int DIAGNOSTIC_MASK = 0x1f;
    private static final int STATE_SHIFT = 6;
    private static final int POLL = 0x20;
    private static final int FINAL = 0x10;
    private static final int CONTROL_PLANE_INDEPENDENT = 0x08;
    private static final int AUTHENTICATION = 0x04;
    private static final int DEMAND = 0x02;
    private static final int MULTIPOINT = 0x01;
    private static final int LEAST_SIGNED_LENGTH = 26;

    private BfdCodec() {}

    /** Reads the payload of one datagram, by the rules of section 6.8.6; bytes after the length that it tells are ignored. */
    public static BfdDecoded decode(byte[] payload) {
        if (payload.length < LENGTH) {
            return new Fault(BfdDropReason.LENGTH, payload.length + " bytes (expected: at least 24)");
        }
        ByteBuffer in = ByteBuffer.wrap(payload);
        int first = in.get() & 0xff;
        int flags = in.get() & 0xff;
        int multiplier = in.get() & 0xff;
        int length = in.get() & 0xff;
        var packet = new BfdPacket(first & DIAGNOSTIC_MASK, BfdState.of(flags >>> STATE_SHIFT), (flags & POLL) != 0, (flags & FINAL) != 0,
                (flags & CONTROL_PLANE_INDEPENDENT) != 0, (flags & DEMAND) != 0, multiplier, in.getInt(), in.getInt(), unsigned(in),
                unsigned(in), unsigned(in));
        if (first >>> VERSION_SHIFT != VERSION) {
            return new Fault(BfdDropReason.VERSION, "version " + (first >>> VERSION_SHIFT) + " (expected: 1)");
        }
        boolean isSigned = (flags & AUTHENTICATION) != 0;
        int least = isSigned ? LEAST_SIGNED_LENGTH : LENGTH;
        if (length < least || length > payload.length) {
            return new Fault(BfdDropReason.LENGTH, "length " + length + " (expected: " + least + ".." + payload.length + ")");
        }
        if ((flags & MULTIPOINT) != 0) {
            return new Fault(BfdDropReason.MULTIPOINT, "multipoint (expected: point to point)");
        }
        return isSigned ? new Fault(BfdDropReason.AUTHENTICATION, "authenticated (expected: without authentication)") : meant(packet);
    }

    private static BfdDecoded meant(BfdPacket packet) {
        if (packet.multiplier() == 0) {
            return new Fault(BfdDropReason.MULTIPLIER, "detection multiplier 0 (expected: at least 1)");
        }
        if (packet.poll() && packet.isFinal()) {
            return new Fault(BfdDropReason.POLL_AND_FINAL, "poll and final (expected: one of both)");
        }
        if (packet.myDiscriminator() == 0) {
            return new Fault(BfdDropReason.DISCRIMINATOR, "its own discriminator 0 (expected: another)");
        }
        boolean isDown = packet.state() == BfdState.DOWN || packet.state() == BfdState.ADMIN_DOWN;
        if (packet.yourDiscriminator() == 0 && !isDown) {
            return new Fault(BfdDropReason.STATE, packet.state() + " without our discriminator (expected: Down or AdminDown)");
        }
        return new Control(packet);
    }

    private static long unsigned(ByteBuffer in) {
        return Integer.toUnsignedLong(in.getInt());
    }

    /** Writes the 24 bytes of a packet. */
    public static byte[] encode(BfdPacket packet) {
        int flags = packet.state().number() << STATE_SHIFT | (packet.poll() ? POLL : 0) | (packet.isFinal() ? FINAL : 0)
                | (packet.controlPlaneIndependent() ? CONTROL_PLANE_INDEPENDENT : 0) | (packet.demand() ? DEMAND : 0);
        return ByteBuffer.allocate(LENGTH).put((byte) (VERSION << VERSION_SHIFT | packet.diagnostic())).put((byte) flags)
                .put((byte) packet.multiplier()).put((byte) LENGTH).putInt(packet.myDiscriminator()).putInt(packet.yourDiscriminator())
                .putInt((int) packet.desiredMinTxMicros()).putInt((int) packet.requiredMinRxMicros())
                .putInt((int) packet.requiredMinEchoRxMicros()).array();
    }
}
