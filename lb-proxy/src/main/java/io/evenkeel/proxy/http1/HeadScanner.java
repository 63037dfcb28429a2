package io.evenkeel.proxy.http1;

import java.util.Arrays;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Splits a head into its lines (RFC 9112 sections 2 and 5) and checks their bytes; knows nothing of their meaning. The
 * bytes are copied into an array once, a piece at a time, and each is looked at once however they arrive.
 */
final class HeadScanner {
    private static final int FIRST_CAPACITY = 1024;

    private enum State {
        EMPTY_LINES, START_LINE, LINE_START, NAME, VALUE, DONE
    }

    final HeadIndex index = new HeadIndex();
    private final HeadLimits limits;
    private final State first;
    private byte[] bytes;
    private int filled;
    private int position;
    private State state;
    private int lineStart;
    private int nameEnd;
    private int startLineStart;
    private int startLineEnd;
    private @Nullable WireError error;

    /** @param emptyLinesFirst whether empty lines before the start line are skipped: RFC 9112 section 2.2, requests only */
    HeadScanner(HeadLimits limits, boolean emptyLinesFirst) {
        this.limits = limits;
        this.first = emptyLinesFirst ? State.EMPTY_LINES : State.START_LINE;
        this.bytes = new byte[Math.min(FIRST_CAPACITY, limits.maxBytes())];
        this.state = first;
        reset();
    }

    void reset() {
        index.clear();
        filled = 0;
        position = 0;
        state = first;
        lineStart = 0;
        startLineStart = 0;
        startLineEnd = -1;
        error = null;
    }

    byte[] bytes() {
        return bytes;
    }

    int startLineStart() {
        return startLineStart;
    }

    /** Behind the last byte of the start line, or -1 as long as it is not whole. */
    int startLineEnd() {
        return startLineEnd;
    }

    /** Behind the empty line when complete; the offending byte after a fault. */
    int position() {
        return position;
    }

    @Nullable
    WireError error() {
        return error;
    }

    ParseResult scan(ByteBuf buffer) {
        while (true) {
            run();
            if (error != null) {
                return ParseResult.FAULT;
            }
            if (state == State.DONE) {
                return ParseResult.COMPLETE;
            }
            if (filled == limits.maxBytes()) {
                position = filled;
                error = WireError.HEAD_TOO_LARGE;
                return ParseResult.FAULT;
            }
            if (buffer.readableBytes() <= filled) {
                return ParseResult.INCOMPLETE;
            }
            fill(buffer);
        }
    }

    private void fill(ByteBuf buffer) {
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(2 * filled, limits.maxBytes()));
        }
        int more = Math.min(buffer.readableBytes(), bytes.length) - filled;
        buffer.getBytes(buffer.readerIndex() + filled, bytes, filled, more);
        filled += more;
    }

    /** Goes on as long as a step gets ahead. */
    private void run() {
        boolean ahead = true;
        while (ahead && error == null && position < filled) {
            ahead = switch (state) {
                case EMPTY_LINES -> emptyLine();
                case START_LINE -> startLine();
                case LINE_START -> lineStart();
                case NAME -> name();
                case VALUE -> value();
                case DONE -> false;
            };
        }
    }

    private boolean emptyLine() {
        byte b = bytes[position];
        if (b == '\r' || b == '\n') {
            return lineEnd(State.EMPTY_LINES, WireError.BAD_START_LINE);
        }
        lineStart = position;
        startLineStart = position;
        state = State.START_LINE;
        return true;
    }

    private boolean startLine() {
        position = Octets.findControl(bytes, position, filled);
        int end = position;
        if (!lineEnd(State.LINE_START, WireError.BAD_START_LINE)) {
            return false;
        }
        startLineEnd = end;
        return true;
    }

    private boolean lineStart() {
        byte b = bytes[position];
        if (b == '\r' || b == '\n') {
            return lineEnd(State.DONE, WireError.BARE_CR);
        }
        if (b == ' ' || b == '\t') {
            return fail(WireError.OBSOLETE_FOLD);
        }
        if (index.count() == limits.maxLines()) {
            return fail(WireError.TOO_MANY_HEADERS);
        }
        lineStart = position;
        state = State.NAME;
        return true;
    }

    private boolean name() {
        int i = position;
        while (i < filled && Octets.isToken(bytes[i])) {
            i++;
        }
        position = i;
        if (i == filled) {
            return false;
        }
        if (bytes[i] != ':' || i == lineStart) {
            return fail(WireError.BAD_HEADER_NAME);
        }
        nameEnd = i;
        position = i + 1;
        state = State.VALUE;
        return true;
    }

    private boolean value() {
        position = Octets.findControl(bytes, position, filled);
        int end = position;
        if (!lineEnd(State.LINE_START, WireError.BAD_HEADER_VALUE)) {
            return false;
        }
        int start = Octets.skipBlanks(bytes, nameEnd + 1, end);
        while (end > start && Octets.isBlank(bytes[end - 1])) {
            end--;
        }
        index.add(KnownHeader.of(bytes, lineStart, nameEnd), lineStart, nameEnd, start, end);
        return true;
    }

    /** At a control character: takes CRLF, waits for the second half of it, or refuses what stands there. */
    private boolean lineEnd(State next, WireError otherwise) {
        if (position == filled) {
            return false;
        }
        byte b = bytes[position];
        if (b == '\n') {
            return fail(WireError.BARE_LF);
        }
        if (b != '\r') {
            return fail(otherwise);
        }
        if (position + 1 == filled) {
            return false;
        }
        if (bytes[position + 1] != '\n') {
            return fail(WireError.BARE_CR);
        }
        position += 2;
        state = next;
        return true;
    }

    private boolean fail(WireError what) {
        error = what;
        return false;
    }
}
