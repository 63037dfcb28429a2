package io.evenkeel.proxy.http;

/** How far a request has gone, which decides whether another server may still get it. */
enum Commitment {
    /** No server has seen a byte of it. */
    NOTHING_SENT,
    /** A server may have seen it, but it is safe to repeat: an idempotent method (RFC 9110 section 9.2.2) without a body. */
    REPLAYABLE,
    /** A server may have acted on it, or the client has seen a part of the answer. */
    COMMITTED;

    boolean retryable() {
        return this != COMMITTED;
    }
}
