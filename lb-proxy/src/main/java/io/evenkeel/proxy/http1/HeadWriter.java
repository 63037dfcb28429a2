package io.evenkeel.proxy.http1;

import io.netty.buffer.ByteBuf;

/**
 * Writes heads to forward: the received bytes without hop-by-hop headers (RFC 9110 section 7.6.1), with our Connection
 * header and the edits. Stateless.
 */
public final class HeadWriter {

    private HeadWriter() {}

    /**
     * Whether {@link #write} would say what was received, so that the caller may forward the slice
     * {@code [headStart, headEnd)} of its buffer.
     */
    public static boolean unchanged(MessageHead head, ConnectionHeader connection, HeadEdits edits) {
        throw new UnsupportedOperationException();
    }

    /** Appends the head to forward, with its final empty line, to {@code out}. */
    public static void write(MessageHead head, ConnectionHeader connection, HeadEdits edits, ByteBuf out) {
        throw new UnsupportedOperationException();
    }
}
