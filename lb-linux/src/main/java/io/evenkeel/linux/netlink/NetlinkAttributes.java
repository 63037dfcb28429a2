package io.evenkeel.linux.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The attributes of a message by type; of several with one type, the last. Immutable. */
public final class NetlinkAttributes {
    /** The two upper bits of a type are flags. */
    private static final int TYPE_MASK = 0x3fff;

    private final Map<Integer, byte[]> values;

    private NetlinkAttributes(Map<Integer, byte[]> values) {
        this.values = values;
    }

    /** Reads what is left of {@code payload}, as far as attributes are whole. */
    public static NetlinkAttributes parse(ByteBuffer payload) {
        ByteBuffer in = payload.slice().order(ByteOrder.nativeOrder());
        var values = new HashMap<Integer, byte[]>();
        int offset = 0;
        while (in.limit() - offset >= NetlinkPayload.ATTRIBUTE_HEADER_LENGTH) {
            int length = in.getShort(offset) & 0xffff;
            if (length < NetlinkPayload.ATTRIBUTE_HEADER_LENGTH || length > in.limit() - offset) {
                break;
            }
            byte[] value = new byte[length - NetlinkPayload.ATTRIBUTE_HEADER_LENGTH];
            in.get(offset + NetlinkPayload.ATTRIBUTE_HEADER_LENGTH, value);
            values.put(in.getShort(offset + 2) & TYPE_MASK, value);
            offset += NetlinkMessage.align(length);
        }
        return new NetlinkAttributes(values);
    }

    /** The value as it is. */
    public Optional<byte[]> bytes(int type) {
        return Optional.ofNullable(values.get(type)).map(byte[]::clone);
    }

    /** The value as one byte; empty if it is missing or has another length. */
    public OptionalInt unsignedByte(int type) {
        byte[] value = values.get(type);
        return value == null || value.length != 1 ? OptionalInt.empty() : OptionalInt.of(value[0] & 0xff);
    }

    /** The value as 32 bits; empty if it is missing or has another length. */
    public OptionalInt integer(int type) {
        byte[] value = values.get(type);
        return value == null || value.length != Integer.BYTES ? OptionalInt.empty()
                : OptionalInt.of(ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getInt());
    }

    /** The attributes inside the value; none if it is missing. */
    public NetlinkAttributes nested(int type) {
        byte[] value = values.get(type);
        return value == null ? new NetlinkAttributes(Map.of()) : parse(ByteBuffer.wrap(value));
    }

    /** The value as text, without the zero that ends it. */
    public Optional<String> text(int type) {
        return bytes(type).map(value -> {
            int end = 0;
            while (end < value.length && value[end] != 0) {
                end++;
            }
            return new String(value, 0, end, StandardCharsets.UTF_8);
        });
    }
}
