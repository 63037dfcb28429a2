package io.evenkeel.proxy.tcp;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.proxy.backend.BufferWindow;
import io.evenkeel.proxy.backend.RequestView;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** What a scheduler sees of a TCP connection: the bytes that the client sent before a server was chosen. */
final class FirstBytes implements RequestView {
    private @Nullable BufferWindow window;

    /** The first bytes came; they stay where they are until the connection to the server stands. */
    void came(ByteBuf bytes) {
        window = new BufferWindow().on(bytes, bytes.readerIndex(), bytes.readableBytes());
    }

    @Override
    public @Nullable ByteSequence body() {
        return window;
    }
}
