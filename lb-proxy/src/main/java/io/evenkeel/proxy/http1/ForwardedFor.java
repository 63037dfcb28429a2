package io.evenkeel.proxy.http1;

/**
 * Tells the server the client's address in a new header line at the end of the head; lines that are there already stay.
 * As HAProxy's {@code option forwardfor}. Immutable, any thread.
 *
 * @param name header to add, {@code X-Forwarded-For} by default
 * @param ifNone only when the request has no such header yet
 */
public record ForwardedFor(HeaderName name, boolean ifNone) {

    /** Always adds {@code X-Forwarded-For}. */
    public static final ForwardedFor DEFAULT = new ForwardedFor(HeaderName.of("X-Forwarded-For"), false);

    /** The line for a client, to be made once for its connection. */
    public byte[] line(String clientAddress) {
        return HeaderLine.of(name, clientAddress);
    }

    /** Appends the line made by {@link #line} where this request should have it. */
    public void apply(RequestHead head, byte[] line, HeadEdits edits) {
        if (!ifNone || head.find(name, 0) < 0) {
            edits.append(line);
        }
    }
}
