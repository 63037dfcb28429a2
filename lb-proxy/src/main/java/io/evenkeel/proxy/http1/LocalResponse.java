package io.evenkeel.proxy.http1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** A small response that the proxy gives by itself and closes the connection after. Immutable, any thread. */
public final class LocalResponse {

    private LocalResponse() {}

    /** The response for a status; 200, 400, 403, 408, 413, 414, 431, 500, 501, 502, 503, 504, 505; 500 for others. */
    public static LocalResponse of(int status) {
        throw new UnsupportedOperationException("" + status);
    }

    public int status() {
        throw new UnsupportedOperationException();
    }

    /**
     * The whole response in a new buffer that the caller releases.
     *
     * @param headOnly without the body, as the answer to HEAD
     */
    public ByteBuf toBuffer(ByteBufAllocator allocator, boolean headOnly) {
        throw new UnsupportedOperationException();
    }
}
