package io.evenkeel.linux.netlink;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import io.evenkeel.linux.ffi.LinuxNetlink;

/** Writes what follows a message's header: the family's fixed part, then attributes. Not thread-safe. */
public final class NetlinkPayload {
    static final int ATTRIBUTE_HEADER_LENGTH = LinuxNetlink.NLATTR.size();

    private static final int MAX_ATTRIBUTE_LENGTH = 0xffff;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Attributes alone, to be nested. */
    public NetlinkPayload() {}

    /** Begins with the family's fixed part. */
    public NetlinkPayload(byte[] fixedPart) {
        out.writeBytes(fixedPart);
    }

    /** An attribute, filled up to a multiple of four. */
    public NetlinkPayload attribute(int type, byte[] value) {
        int length = ATTRIBUTE_HEADER_LENGTH + value.length;
        if (length > MAX_ATTRIBUTE_LENGTH) {
            throw new IllegalArgumentException("value: " + value.length + " bytes (expected: at most "
                    + (MAX_ATTRIBUTE_LENGTH - ATTRIBUTE_HEADER_LENGTH) + ")");
        }
        out.writeBytes(ByteBuffer.allocate(NetlinkMessage.align(length))
                .put(LinuxNetlink.NLATTR.create().set("nla_len", length).set("nla_type", type).toBytes()).put(value)
                .array());
        return this;
    }

    /** An attribute of 32 bits. */
    public NetlinkPayload attribute(int type, int value) {
        return attribute(type,
                ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(value).array());
    }

    /** An attribute of 8 bits. */
    public NetlinkPayload attribute(int type, byte value) {
        return attribute(type, new byte[] {value});
    }

    /** Adds a 16 bit number in host order. */
    public NetlinkPayload attribute(int type, short value) {
        return attribute(type, ByteBuffer.allocate(Short.BYTES).order(ByteOrder.nativeOrder()).putShort(value).array());
    }

    /** An attribute that holds attributes. */
    public NetlinkPayload nested(int type, NetlinkPayload attributes) {
        return attribute(type | LinuxNetlink.NLA_F_NESTED, attributes.toBytes());
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
