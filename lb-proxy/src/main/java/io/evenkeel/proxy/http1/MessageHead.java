package io.evenkeel.proxy.http1;

import org.jspecify.annotations.Nullable;

/**
 * What both kinds of head have. Offsets count from the first byte that the parser was given; the head keeps its own copy
 * of its bytes in {@link #array()}, so it can be asked after the buffer is gone, until {@link #reset()} or the next parse.
 *
 * <p>Questions about a head may be asked once it is complete. Lines are header lines, numbered from 0.
 */
public abstract sealed class MessageHead permits RequestHead, ResponseHead {

    MessageHead() {}

    /** Forgets the message, for the next one on this connection. Memory is kept. */
    public void reset() {
        throw new UnsupportedOperationException();
    }

    /** Why the head was refused, or null if it was not. */
    public @Nullable WireFault fault() {
        throw new UnsupportedOperationException();
    }

    /** Where the start line begins: behind empty lines, which a client may send before a request. */
    public int headStart() {
        throw new UnsupportedOperationException();
    }

    /** Where the head ends: the first byte of the body. So the head is {@code [readerIndex, readerIndex + headEnd())}. */
    public int headEnd() {
        throw new UnsupportedOperationException();
    }

    /** HTTP/1.1 rather than 1.0. */
    public boolean http11() {
        throw new UnsupportedOperationException();
    }

    public Framing framing() {
        throw new UnsupportedOperationException();
    }

    /** The value of Content-Length, or -1 without one. A response to HEAD has one without a body. */
    public long contentLength() {
        throw new UnsupportedOperationException();
    }

    /** Whether the sender would keep the connection open after this message: RFC 9112 section 9.3. */
    public boolean keepAlive() {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether the head asks for or grants another protocol: HTTP/1.1, Connection names upgrade and there is an Upgrade
     * header. False when h2c is among the protocols: we do not pass that on.
     */
    public boolean upgrade() {
        throw new UnsupportedOperationException();
    }

    /** Number of header lines. */
    public int lineCount() {
        throw new UnsupportedOperationException();
    }

    /** The first line from {@code from} on with this name, or -1. */
    public int find(HeaderName name, int from) {
        throw new UnsupportedOperationException();
    }

    public int nameStart(int line) {
        throw new UnsupportedOperationException();
    }

    public int nameEnd(int line) {
        throw new UnsupportedOperationException();
    }

    /** First byte of the value, white space before it left out. */
    public int valueStart(int line) {
        throw new UnsupportedOperationException();
    }

    /** Behind the last byte of the value, white space after it left out. */
    public int valueEnd(int line) {
        throw new UnsupportedOperationException();
    }

    /** The bytes of the head, to read only. Valid from 0 to {@link #headEnd()}; another array after a later parse. */
    public byte[] array() {
        throw new UnsupportedOperationException();
    }

    /** A range as text, one character for each byte. Allocates: for logs and rules that want text. */
    public String text(int start, int end) {
        throw new UnsupportedOperationException();
    }

    /** The value of the first line with this name, or null. Allocates. */
    public @Nullable String value(HeaderName name) {
        throw new UnsupportedOperationException();
    }
}
