package io.evenkeel.proxy.http;

import io.evenkeel.proxy.backend.BufferWindow;
import io.netty.buffer.ByteBuf;

/** The first chunk of a chunked body (RFC 9112 section 7.1) before anybody has parsed it. */
final class FirstChunk {
    private FirstChunk() {}

    /** Puts a window on what has come of its data. */
    static BufferWindow window(BufferWindow window, ByteBuf body) {
        int data = dataStart(body);
        return data < 0 ? window.on(body, body.readerIndex(), 0)
                : window.on(body, data, (int) Math.min(size(body), body.writerIndex() - data));
    }

    static boolean isWhole(ByteBuf body) {
        int data = dataStart(body);
        return data >= 0 && body.writerIndex() - data >= size(body);
    }

    /** Where its data begin; -1 while its line is not whole. */
    private static int dataStart(ByteBuf body) {
        int end = body.indexOf(body.readerIndex(), body.writerIndex(), (byte) '\n');
        return end < 0 ? -1 : end + 1;
    }

    /** Its size; what is no number counts as 0, and is refused when the body is passed on. */
    private static long size(ByteBuf body) {
        long size = 0;
        for (int i = body.readerIndex(); i < body.writerIndex() && size < Integer.MAX_VALUE; i++) {
            int digit = Character.digit(body.getByte(i), 16);
            if (digit < 0) {
                break;
            }
            size = size * 16 + digit;
        }
        return size;
    }
}
