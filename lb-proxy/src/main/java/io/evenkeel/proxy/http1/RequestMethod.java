package io.evenkeel.proxy.http1;

/** Methods that a proxy must tell apart, and one for all others. Names are case-sensitive: RFC 9110 section 9.1. */
public enum RequestMethod {
    GET(true, true), HEAD(true, true), POST(false, false), PUT(false, true), DELETE(false, true), CONNECT(false,
            false), OPTIONS(true, true), TRACE(true, true), PATCH(false, false), OTHER(false, false);

    private final boolean safe;
    private final boolean idempotent;

    RequestMethod(boolean safe, boolean idempotent) {
        this.safe = safe;
        this.idempotent = idempotent;
    }

    /** Asks for no change: RFC 9110 section 9.2.1. */
    public boolean safe() {
        return safe;
    }

    /** Sent twice, it means the same as once: RFC 9110 section 9.2.2. False for methods not known here. */
    public boolean idempotent() {
        return idempotent;
    }
}
