package io.evenkeel.proxy.http1;

/**
 * Why a message was refused.
 *
 * @param error what was wrong
 * @param status what the client gets: 400, 413, 431 or 505 for its own request, 502 for a response
 * @param offset the offending byte, counted from the first byte of the head (with empty lines before it) or of the body
 */
public record WireFault(WireError error, int status, long offset) {

    /** For the log: {@code bad Content-Length at byte 37}. */
    public String text() {
        return error.reason() + " at byte " + offset;
    }
}
