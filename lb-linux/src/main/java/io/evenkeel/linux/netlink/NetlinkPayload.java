package io.evenkeel.linux.netlink;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes what follows a message's header: the family's fixed part, then attributes. Not thread-safe. */
public final class NetlinkPayload {
    static final int ATTRIBUTE_HEADER_LENGTH = 4;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Begins with the family's fixed part. */
    public NetlinkPayload(byte[] fixedPart) {
        out.writeBytes(fixedPart);
    }

    /** A buffer of {@code length} bytes for a fixed part, in the machine's byte order. */
    public static ByteBuffer fixedPart(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
    }

    /** {@code struct nlattr { u16 length; u16 type; }}, then the value, filled up to a multiple of four. */
    public NetlinkPayload attribute(int type, byte[] value) {
        int length = ATTRIBUTE_HEADER_LENGTH + value.length;
        out.writeBytes(ByteBuffer.allocate(NetlinkMessage.align(length)).order(ByteOrder.nativeOrder())
                .putShort((short) length).putShort((short) type).put(value).array());
        return this;
    }

    /** An attribute of 32 bits. */
    public NetlinkPayload attribute(int type, int value) {
        return attribute(type, fixedPart(Integer.BYTES).putInt(value).array());
    }

    /** An attribute that is text, ended by a zero. */
    public NetlinkPayload attribute(int type, String value) {
        return attribute(type, (value + '\0').getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes so far. */
    public byte[] toBytes() {
        return out.toByteArray();
    }
}
