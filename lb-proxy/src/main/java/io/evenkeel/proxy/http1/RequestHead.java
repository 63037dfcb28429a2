package io.evenkeel.proxy.http1;

import io.netty.buffer.ByteBuf;

/** The head of a request: RFC 9112 section 3. One for each client connection, used again for each request. */
public final class RequestHead extends MessageHead {

    public RequestHead(HeadLimits limits) {}

    /**
     * Looks at the readable bytes, which must be those of the last call and more, if that was incomplete. The reader
     * index stays where it is; when complete, {@link #headEnd()} bytes from there on are the head.
     */
    public ParseResult parse(ByteBuf buffer) {
        throw new UnsupportedOperationException();
    }

    public RequestMethod method() {
        throw new UnsupportedOperationException();
    }

    /** Method as sent: {@code [methodStart, methodEnd)} of {@link #array()}. */
    public int methodStart() {
        throw new UnsupportedOperationException();
    }

    public int methodEnd() {
        throw new UnsupportedOperationException();
    }

    /** Request target as sent, in any of its four forms. */
    public int targetStart() {
        throw new UnsupportedOperationException();
    }

    public int targetEnd() {
        throw new UnsupportedOperationException();
    }

    /** Where the path begins: the target, but behind scheme and authority in absolute form. */
    public int pathStart() {
        throw new UnsupportedOperationException();
    }

    /** Where the path ends: at the query or at the end of the target. */
    public int pathEnd() {
        throw new UnsupportedOperationException();
    }

    /** Host with its port as the Host header has it; an empty range without one, which only HTTP/1.0 may lack. */
    public int hostStart() {
        throw new UnsupportedOperationException();
    }

    public int hostEnd() {
        throw new UnsupportedOperationException();
    }

    /** The client waits for 100 Continue before it sends the body: RFC 9110 section 10.1.1. */
    public boolean expectContinue() {
        throw new UnsupportedOperationException();
    }

    /** The request line without its line end, for the log; empty if it was not whole when the head was refused. */
    public String requestLine() {
        throw new UnsupportedOperationException();
    }
}
