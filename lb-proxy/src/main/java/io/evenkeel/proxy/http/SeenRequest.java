package io.evenkeel.proxy.http;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.proxy.backend.BufferWindow;
import io.evenkeel.proxy.backend.RequestView;
import io.evenkeel.proxy.http1.Framing;
import io.evenkeel.proxy.http1.RequestHead;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** The request of an exchange as schedulers see it: windows on the head and on what is kept of the body, nothing copied. */
final class SeenRequest implements RequestView {
    private final Exchange exchange;
    private @Nullable HeadWindow target;
    private @Nullable HeadWindow value;
    private @Nullable BufferWindow body;

    SeenRequest(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public @Nullable ByteSequence target() {
        RequestHead head = exchange.request;
        if (!exchange.headComplete) {
            return null;
        }
        if (target == null) {
            target = new HeadWindow();
        }
        return target.on(head.array(), head.targetStart(), head.targetEnd());
    }

    @Override
    public @Nullable ByteSequence header(String name) {
        RequestHead head = exchange.request;
        int line = exchange.headComplete ? head.find(name) : -1;
        if (line < 0) {
            return null;
        }
        if (value == null) {
            value = new HeadWindow();
        }
        return value.on(head.array(), head.valueStart(line), head.valueEnd(line));
    }

    @Override
    public @Nullable ByteSequence body() {
        ByteBuf kept = exchange.input();
        if (!exchange.headComplete || kept == null || exchange.request.framing() == Framing.NONE) {
            return null;
        }
        if (body == null) {
            body = new BufferWindow();
        }
        return exchange.request.framing() == Framing.CHUNKED ? FirstChunk.window(body, kept)
                : body.on(kept, kept.readerIndex(), (int) Math.min(kept.readableBytes(), exchange.request.contentLength()));
    }

    /**
     * Whether the part of the body that {@link #body} would show is whole: all of it, or the first chunk. A request without a
     * body has nothing to wait for, nor has one whose client waits for our 100 Continue.
     */
    boolean bodyIsWhole() {
        RequestHead head = exchange.request;
        ByteBuf kept = exchange.input();
        return switch (head.framing()) {
            case NONE, UNTIL_CLOSE -> true;
            case LENGTH -> head.expectContinue() || (kept == null ? 0 : kept.readableBytes()) >= head.contentLength();
            case CHUNKED -> head.expectContinue() || (kept != null && FirstChunk.isWhole(kept));
        };
    }

    private static final class HeadWindow implements ByteSequence {
        private byte[] bytes = {};
        private int start;
        private int length;

        HeadWindow on(byte[] array, int from, int to) {
            bytes = array;
            start = from;
            length = to - from;
            return this;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public byte byteAt(int index) {
            return bytes[start + index];
        }
    }
}
