package io.evenkeel.proxy.http1;

import io.netty.buffer.ByteBuf;

/**
 * The head of a response: RFC 9112 section 4. One for each server connection, used again for each response. A status line
 * may end with its code, as some servers have it.
 */
public final class ResponseHead extends MessageHead {
    private RequestMethod request = RequestMethod.OTHER;
    private int status;

    public ResponseHead(HeadLimits limits) {
        super(limits, false);
    }

    /**
     * Looks at the readable bytes as {@link RequestHead#parse} does. Each interim response is a head of its own:
     * {@link #reset()} and parse again behind it.
     *
     * @param request the method of the request, which decides whether a body follows (RFC 9112 section 6.3)
     */
    public ParseResult parse(ByteBuf buffer, RequestMethod request) {
        this.request = request;
        return parseHead(buffer);
    }

    @Override
    boolean readStartLine(byte[] bytes, int start, int end) {
        int code = start + VERSION_LENGTH + 1;
        if (end < code + 3) {
            return refuse(WireError.BAD_START_LINE, end);
        }
        if (!readVersion(bytes, start)) {
            return false;
        }
        boolean ok = bytes[code - 1] == ' ' && bytes[code] >= '1' && bytes[code] <= '9' && isDigit(bytes[code + 1])
                && isDigit(bytes[code + 2]) && (end == code + 3 || bytes[code + 3] == ' ');
        if (!ok) {
            return refuse(WireError.BAD_START_LINE, code);
        }
        status = (bytes[code] - '0') * 100 + (bytes[code + 1] - '0') * 10 + (bytes[code + 2] - '0');
        return true;
    }

    @Override
    boolean readLine(KnownHeader known, byte[] bytes, int line) {
        return true;
    }

    @Override
    boolean readEnd(byte[] bytes) {
        return true;
    }

    @Override
    int status(WireError error) {
        return 502;
    }

    @Override
    public Framing framing() {
        if (neverFramed() || status == 304 || request == RequestMethod.HEAD) {
            return Framing.NONE;
        }
        if (chunked()) {
            return Framing.CHUNKED;
        }
        return length.value() >= 0 ? Framing.LENGTH : Framing.UNTIL_CLOSE;
    }

    /** 1xx, 204 and a 2xx to CONNECT have neither body nor headers about one: RFC 9110 section 8.6, RFC 9112 section 6.1. */
    private boolean neverFramed() {
        return status < 200 || status == 204 || (request == RequestMethod.CONNECT && status < 300);
    }

    /** Also false where a body lasts until the close, or where one was announced that cannot be. */
    @Override
    public boolean keepAlive() {
        boolean clearEnd = neverFramed() ? !chunked() && length.value() <= 0 : framing() != Framing.UNTIL_CLOSE;
        return clearEnd && super.keepAlive();
    }

    @Override
    boolean mustChange() {
        return super.mustChange() || (neverFramed() && (chunked() || length.value() >= 0));
    }

    @Override
    boolean forwards(KnownHeader known) {
        boolean aboutBody = known == KnownHeader.CONTENT_LENGTH || known == KnownHeader.TRANSFER_ENCODING;
        return super.forwards(known) && !(aboutBody && neverFramed());
    }

    /** 100..999. */
    public int status() {
        return status;
    }

    /** 1xx but 101: another head follows for the same request. */
    public boolean interim() {
        return status < 200 && status != 101;
    }

    /** Behind this head the connection is no longer HTTP: 101, or a 2xx to CONNECT. */
    public boolean tunnel() {
        return status == 101 || (request == RequestMethod.CONNECT && status >= 200 && status < 300);
    }
}
