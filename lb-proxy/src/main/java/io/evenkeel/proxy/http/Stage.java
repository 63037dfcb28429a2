package io.evenkeel.proxy.http;

/** What a client connection is waiting for. */
enum Stage {
    /** The head of a request. */
    REQUEST_HEAD,
    /** The beginning of a body by which a server is to be chosen. */
    AWAIT_BODY,
    /** A connection to a server. */
    CONNECT,
    /** The request is on its way, and the answer has not begun. */
    RESPONSE_HEAD,
    /** The answer is on its way. */
    RESPONSE_BODY,
    /** The client to read a last answer, after which the connection closes. */
    CLOSING,
    /** Nothing: it is closed, or belongs to somebody else. */
    CLOSED
}
