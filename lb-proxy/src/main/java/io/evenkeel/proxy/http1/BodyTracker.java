package io.evenkeel.proxy.http1;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Finds the end of a body in a stream of bytes without touching them. Reusable: {@link #begin} for each message. */
public final class BodyTracker {
    /** Answer of {@link #advance} for a body that is refused. */
    public static final int FAULT = -1;

    public BodyTracker(HeadLimits limits) {}

    /** Starts behind a complete request head. */
    public void begin(RequestHead head) {
        throw new UnsupportedOperationException();
    }

    /** Starts behind a complete response head. */
    public void begin(ResponseHead head) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes note of the readable bytes: each byte is to be shown once. The reader index stays where it is; the caller
     * forwards or skips as many bytes as the answer says.
     *
     * @return how many of the readable bytes belong to this body, or {@link #FAULT}: then none may be forwarded and
     *         {@link #fault()} says why
     */
    public int advance(ByteBuf buffer) {
        throw new UnsupportedOperationException();
    }

    /** Whether all bytes of the body have been seen. At once for a head without body. */
    public boolean isComplete() {
        throw new UnsupportedOperationException();
    }

    /** The sender closed: completes a body that lasts until then. Returns {@link #isComplete()}; false: it was cut off. */
    public boolean inputClosed() {
        throw new UnsupportedOperationException();
    }

    public @Nullable WireFault fault() {
        throw new UnsupportedOperationException();
    }

    /** Bytes seen so far as part of this body, chunk lines included. */
    public long seen() {
        throw new UnsupportedOperationException();
    }

    /** Bytes that are still to come for certain: the rest of a length or of a chunk; 0 when unknown. For splicing. */
    public long remaining() {
        throw new UnsupportedOperationException();
    }
}
