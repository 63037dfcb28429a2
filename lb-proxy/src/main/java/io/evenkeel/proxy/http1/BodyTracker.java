package io.evenkeel.proxy.http1;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of a body in a stream of bytes without touching them: RFC 9112 section 6. One for each direction of a
 * connection, used again for each message.
 */
public final class BodyTracker {
    /** Answer of {@link #advance} for a body that is refused. */
    public static final int FAULT = -1;

    private final ChunkedBody chunks;
    private Framing framing = Framing.NONE;
    private boolean response;
    private boolean complete = true;
    private long remaining;
    private long seen;
    private @Nullable WireFault fault;

    public BodyTracker(HeadLimits limits) {
        chunks = new ChunkedBody(limits);
    }

    /** Starts behind a complete request head. */
    public void begin(RequestHead head) {
        begin(head.framing(), head.contentLength(), false);
    }

    /** Starts behind a complete response head. */
    public void begin(ResponseHead head) {
        begin(head.framing(), head.contentLength(), true);
    }

    private void begin(Framing how, long length, boolean ofResponse) {
        framing = how;
        response = ofResponse;
        remaining = how == Framing.LENGTH ? length : 0;
        complete = how == Framing.NONE || (how == Framing.LENGTH && length == 0);
        seen = 0;
        fault = null;
        if (how == Framing.CHUNKED) {
            chunks.begin();
        }
    }

    /**
     * Takes note of the readable bytes: each byte is to be shown once. The reader index stays where it is; the caller
     * forwards or skips as many bytes as the answer says.
     *
     * @return how many of the readable bytes belong to this body, or {@link #FAULT}: then none may be forwarded and
     *         {@link #fault()} says why
     */
    public int advance(ByteBuf buffer) {
        if (fault != null) {
            return FAULT;
        }
        if (complete) {
            return 0;
        }
        int bytes = buffer.readableBytes();
        if (framing == Framing.LENGTH) {
            bytes = (int) Math.min(bytes, remaining);
            remaining -= bytes;
            complete = remaining == 0;
        } else if (framing == Framing.CHUNKED) {
            bytes = chunks.advance(buffer);
            complete = chunks.isComplete();
        }
        seen += bytes;
        WireError error = framing == Framing.CHUNKED ? chunks.error() : null;
        if (error != null) {
            complete = false;
            fault = new WireFault(error, response ? 502 : error.requestStatus(), seen);
            return FAULT;
        }
        return bytes;
    }

    /** Whether all bytes of the body have been seen. At once for a head without body. */
    public boolean isComplete() {
        return complete;
    }

    /** The sender closed: completes a body that lasts until then. Returns {@link #isComplete()}; false: it was cut off. */
    public boolean inputClosed() {
        complete |= framing == Framing.UNTIL_CLOSE;
        return complete;
    }

    /** Why the body was refused, or null if it was not. */
    public @Nullable WireFault fault() {
        return fault;
    }

    /** Bytes seen so far as part of this body, chunk lines included. */
    public long seen() {
        return seen;
    }

    /** Bytes that are still to come for certain: the rest of a length or of a chunk; 0 when unknown. For splicing. */
    public long remaining() {
        return framing == Framing.CHUNKED ? chunks.remaining() : remaining;
    }
}
