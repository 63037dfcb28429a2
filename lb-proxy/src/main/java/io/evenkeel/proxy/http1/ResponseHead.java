package io.evenkeel.proxy.http1;

import io.netty.buffer.ByteBuf;

/** The head of a response: RFC 9112 section 4. One for each server connection, used again for each response. */
public final class ResponseHead extends MessageHead {

    public ResponseHead(HeadLimits limits) {}

    /**
     * Looks at the readable bytes as {@link RequestHead#parse} does. Each interim response is a head of its own:
     * {@link #reset()} and parse again behind it.
     *
     * @param request the method of the request, which decides whether a body follows (RFC 9112 section 6.3)
     */
    public ParseResult parse(ByteBuf buffer, RequestMethod request) {
        throw new UnsupportedOperationException();
    }

    /** 100..999. */
    public int status() {
        throw new UnsupportedOperationException();
    }

    /** 1xx but 101: another head follows for the same request. */
    public boolean interim() {
        throw new UnsupportedOperationException();
    }

    /** Behind this head the connection is no longer HTTP: 101, or a 2xx to CONNECT. */
    public boolean tunnel() {
        throw new UnsupportedOperationException();
    }
}
