package io.evenkeel.proxy.http1;

/** What was wrong with the bytes of a message. */
public enum WireError {
    /** The head is longer than {@link HeadLimits#maxBytes()}. Status by {@link HeadLimits#oversizedStatus()}. */
    HEAD_TOO_LARGE(400, "head too large"),
    /** More header lines than {@link HeadLimits#maxLines()}. Status by {@link HeadLimits#oversizedStatus()}. */
    TOO_MANY_HEADERS(400, "too many header lines"),
    /** A line ends with LF alone. */
    BARE_LF(400, "bare LF"),
    /** A CR is not followed by LF. */
    BARE_CR(400, "bare CR"),
    /** The request or status line does not follow its grammar: RFC 9112 section 3 or 4. */
    BAD_START_LINE(400, "bad start line"),
    /** The request target has a byte that no URI has, or a form that does not suit the method: RFC 9112 section 3.2. */
    BAD_TARGET(400, "bad request target"),
    /** HTTP, but neither 1.0 nor 1.1. */
    UNSUPPORTED_VERSION(505, "unsupported HTTP version"),
    /** A header name is empty, has a byte that is no token character, or no colon follows. */
    BAD_HEADER_NAME(400, "bad header name"),
    /** A header value has a control character. */
    BAD_HEADER_VALUE(400, "bad header value"),
    /** A header line starts with white space: RFC 9112 section 5.2 lets a server refuse it. */
    OBSOLETE_FOLD(400, "folded header line"),
    /** HTTP/1.1 without Host: RFC 9112 section 3.2. */
    MISSING_HOST(400, "missing Host"),
    /** More than one Host line, a value that is no host, or another one than the target names. */
    BAD_HOST(400, "bad Host"),
    /** A length that is not a decimal number below 2^63, or several that differ. */
    BAD_CONTENT_LENGTH(400, "bad Content-Length"),
    /** Anything but the one word {@code chunked}, or in HTTP/1.0. */
    BAD_TRANSFER_ENCODING(400, "bad Transfer-Encoding"),
    /** Content-Length and Transfer-Encoding in one head: RFC 9112 section 6.1. */
    AMBIGUOUS_FRAMING(400, "both Content-Length and Transfer-Encoding"),
    /** A GET, HEAD or DELETE of HTTP/1.0 with a body. */
    UNEXPECTED_BODY(413, "body not expected"),
    /** A Connection header that is no list of tokens, or has more than 32 of them. */
    BAD_CONNECTION(400, "bad Connection"),
    /** A chunk size or its line end does not follow RFC 9112 section 7.1. */
    BAD_CHUNK(400, "bad chunk"),
    /** The trailer section has a bad line or is too large. */
    BAD_TRAILER(400, "bad trailer");

    private final int requestStatus;
    private final String reason;

    WireError(int requestStatus, String reason) {
        this.requestStatus = requestStatus;
        this.reason = reason;
    }

    /** The status for a client that sent it, unless the limits say another. In a response it is always 502. */
    public int requestStatus() {
        return requestStatus;
    }

    /** A few words for the log. */
    public String reason() {
        return reason;
    }
}
