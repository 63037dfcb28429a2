package io.evenkeel.proxy.http1;

/** How the end of a body is found: RFC 9112 section 6.3. */
public enum Framing {
    /** No body follows the head. */
    NONE,
    /** As many bytes as {@link MessageHead#contentLength()} says; may be none. */
    LENGTH,
    /** Chunks, and trailers after the last. */
    CHUNKED,
    /** Everything until the connection closes; responses only. */
    UNTIL_CLOSE
}
