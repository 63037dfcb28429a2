package io.evenkeel.proxy.http1;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Walks a chunked body (RFC 9112 section 7.1) byte by byte over its lines and in one stride over its data. Lines end with
 * CRLF and nothing else; a size has at most 16 digits and no white space around it unless an extension follows.
 */
final class ChunkedBody {
    /** A size line with its extensions; extensions have no use here and must not become a way to send for free. */
    private static final int MAX_SIZE_LINE = 256;
    private static final int MAX_SIZE_DIGITS = 16;

    private enum State {
        SIZE, EXTENSION_SPACE, EXTENSION, SIZE_LF, DATA, DATA_CR, DATA_LF, TRAILER_START, TRAILER_NAME, TRAILER_VALUE, TRAILER_LF, END_LF, DONE
    }

    private final HeadLimits limits;
    private State state = State.DONE;
    private long remaining;
    private int lineBytes;
    private int trailerLines;
    private @Nullable WireError error;

    ChunkedBody(HeadLimits limits) {
        this.limits = limits;
    }

    void begin() {
        state = State.SIZE;
        remaining = 0;
        lineBytes = 0;
        trailerLines = 0;
        error = null;
    }

    boolean isComplete() {
        return state == State.DONE;
    }

    /** Data bytes left in the current chunk. */
    long remaining() {
        return state == State.DATA ? remaining : 0;
    }

    @Nullable
    WireError error() {
        return error;
    }

    /** How many readable bytes are of this body; up to the offending byte, not with it, if {@link #error()} is set. */
    int advance(ByteBuf buffer) {
        int start = buffer.readerIndex();
        int end = buffer.writerIndex();
        int i = start;
        while (i < end && state != State.DONE) {
            if (state == State.DATA) {
                int stride = (int) Math.min(remaining, end - i);
                i += stride;
                remaining -= stride;
                if (remaining == 0) {
                    state = State.DATA_CR;
                }
                continue;
            }
            error = step(buffer.getByte(i));
            if (error != null) {
                break;
            }
            i++;
        }
        return i - start;
    }

    private @Nullable WireError step(byte b) {
        return switch (state) {
            case SIZE -> size(b);
            case EXTENSION_SPACE, EXTENSION -> extension(b);
            case SIZE_LF -> lineFeed(b, remaining > 0 ? State.DATA : State.TRAILER_START, WireError.BAD_CHUNK);
            case DATA_CR -> {
                state = State.DATA_LF;
                yield b == '\r' ? null : WireError.BAD_CHUNK;
            }
            case DATA_LF -> lineFeed(b, State.SIZE, WireError.BAD_CHUNK);
            case TRAILER_START, TRAILER_NAME, TRAILER_VALUE -> trailer(b);
            case TRAILER_LF -> lineFeed(b, State.TRAILER_START, WireError.BAD_TRAILER);
            case END_LF -> lineFeed(b, State.DONE, WireError.BAD_TRAILER);
            case DATA, DONE -> throw new AssertionError(state);
        };
    }

    private @Nullable WireError size(byte b) {
        int digit = Octets.hexDigit(b);
        if (digit >= 0) {
            if (lineBytes == MAX_SIZE_DIGITS || remaining > Long.MAX_VALUE >> 4) {
                return WireError.BAD_CHUNK;
            }
            remaining = remaining << 4 | digit;
            lineBytes++;
            return null;
        }
        if (lineBytes == 0) {
            return WireError.BAD_CHUNK;
        }
        if (b == '\r') {
            state = State.SIZE_LF;
            return null;
        }
        if (b == ';') {
            state = State.EXTENSION;
            return null;
        }
        state = State.EXTENSION_SPACE;
        return b == ' ' || b == '\t' ? null : WireError.BAD_CHUNK;
    }

    private @Nullable WireError extension(byte b) {
        if (++lineBytes > MAX_SIZE_LINE) {
            return WireError.BAD_CHUNK;
        }
        if (state == State.EXTENSION_SPACE) {
            if (b == ';') {
                state = State.EXTENSION;
            }
            return b == ';' || b == ' ' || b == '\t' ? null : WireError.BAD_CHUNK;
        }
        if (b == '\r') {
            state = State.SIZE_LF;
            return null;
        }
        return Octets.isFieldByte(b) ? null : WireError.BAD_CHUNK;
    }

    private @Nullable WireError lineFeed(byte b, State next, WireError otherwise) {
        // Size lines are bounded each, trailers all together.
        if (state == State.SIZE_LF || state == State.DATA_LF) {
            lineBytes = 0;
        }
        state = next;
        return b == '\n' ? null : otherwise;
    }

    private @Nullable WireError trailer(byte b) {
        if (++lineBytes > limits.maxBytes()) {
            return WireError.BAD_TRAILER;
        }
        if (state == State.TRAILER_START) {
            if (b == '\r') {
                state = State.END_LF;
                return null;
            }
            state = State.TRAILER_NAME;
            return ++trailerLines <= limits.maxLines() && Octets.isToken(b) ? null : WireError.BAD_TRAILER;
        }
        if (state == State.TRAILER_NAME) {
            if (b == ':') {
                state = State.TRAILER_VALUE;
                return null;
            }
            return Octets.isToken(b) ? null : WireError.BAD_TRAILER;
        }
        if (b == '\r') {
            state = State.TRAILER_LF;
            return null;
        }
        return Octets.isFieldByte(b) ? null : WireError.BAD_TRAILER;
    }
}
