package io.evenkeel.proxy.http1;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Methods that a proxy must tell apart, and one for all others. Names are case-sensitive: RFC 9110 section 9.1. */
public enum RequestMethod {
    GET(true, true), HEAD(true, true), POST(false, false), PUT(false, true), DELETE(false, true), CONNECT(false,
            false), OPTIONS(true, true), TRACE(true, true), PATCH(false, false), OTHER(false, false);

    @SuppressWarnings("ImmutableEnumChecker") // never written
    private final byte[] name = name().getBytes(StandardCharsets.US_ASCII);
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

    static RequestMethod of(byte[] bytes, int start, int end) {
        return switch (end - start) {
            case 3 -> bytes[start] == 'G' ? GET.orOther(bytes, start, end) : PUT.orOther(bytes, start, end);
            case 4 -> bytes[start] == 'P' ? POST.orOther(bytes, start, end) : HEAD.orOther(bytes, start, end);
            case 5 -> bytes[start] == 'P' ? PATCH.orOther(bytes, start, end) : TRACE.orOther(bytes, start, end);
            case 6 -> DELETE.orOther(bytes, start, end);
            case 7 -> bytes[start] == 'O' ? OPTIONS.orOther(bytes, start, end) : CONNECT.orOther(bytes, start, end);
            default -> OTHER;
        };
    }

    private RequestMethod orOther(byte[] bytes, int start, int end) {
        return Arrays.equals(bytes, start, end, name, 0, name.length) ? this : OTHER;
    }
}
