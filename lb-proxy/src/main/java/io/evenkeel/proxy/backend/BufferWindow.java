package io.evenkeel.proxy.backend;

import io.evenkeel.core.ByteSequence;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** A part of a buffer, not copied; one object that can be put on one after another. Only the buffer's loop touches it. */
public final class BufferWindow implements ByteSequence {
    private ByteBuf buffer = Unpooled.EMPTY_BUFFER;
    private int start;
    private int length;

    /** Puts it on {@code count} bytes from {@code from} on. */
    public BufferWindow on(ByteBuf bytes, int from, int count) {
        buffer = bytes;
        start = from;
        length = count;
        return this;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public byte byteAt(int index) {
        return buffer.getByte(start + index);
    }
}
