package io.evenkeel.proxy.http1;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;

/**
 * The head of a request: RFC 9112 section 3. One for each client connection, used again for each request. The form of the
 * line is taken literally: one space between its parts, HTTP/1.0 or 1.1, and a target of visible ASCII without fragment.
 */
public final class RequestHead extends MessageHead {
    private static final byte[] CONTINUE = "100-continue".getBytes(US_ASCII);

    private final RequestTarget target = new RequestTarget();
    private RequestMethod method = RequestMethod.OTHER;
    private int methodEnd;
    private int hostLine = -1;
    private boolean expectContinue;

    public RequestHead(HeadLimits limits) {
        super(limits, true);
    }

    /**
     * Looks at the readable bytes, which must be those of the last call and more, if that was incomplete. The reader
     * index stays where it is; when complete, {@link #headEnd()} bytes from there on are the head. After that, and after
     * a fault, the answer stays the same until {@link #reset()}.
     */
    public ParseResult parse(ByteBuf buffer) {
        return parseHead(buffer);
    }

    @Override
    public void reset() {
        super.reset();
        hostLine = -1;
        expectContinue = false;
    }

    @Override
    boolean readStartLine(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && Octets.isToken(bytes[i])) {
            i++;
        }
        methodEnd = i;
        if (i == start || i == end || bytes[i] != ' ') {
            return refuse(WireError.BAD_START_LINE, i);
        }
        method = RequestMethod.of(bytes, start, i);
        int targetEnd = target.scan(bytes, i + 1, end);
        if (targetEnd == i + 1 || targetEnd == end) {
            return refuse(WireError.BAD_START_LINE, targetEnd);
        }
        if (bytes[targetEnd] != ' ') {
            return refuse(WireError.BAD_TARGET, targetEnd);
        }
        if (end - targetEnd - 1 != VERSION_LENGTH) {
            return refuse(WireError.BAD_START_LINE, targetEnd + 1);
        }
        return readVersion(bytes, targetEnd + 1)
                && (target.read(bytes, method) || refuse(WireError.BAD_TARGET, target.start));
    }

    @Override
    boolean readLine(KnownHeader known, byte[] bytes, int line) {
        int start = index.valueStart(line);
        int end = index.valueEnd(line);
        if (known == KnownHeader.HOST) {
            boolean ok = hostLine < 0 && RequestTarget.isHost(bytes, start, end);
            hostLine = line;
            return ok || refuse(WireError.BAD_HOST, start);
        }
        if (known == KnownHeader.EXPECT) {
            expectContinue |= Octets.equalsLower(bytes, start, end, CONTINUE);
        }
        return true;
    }

    @Override
    boolean readEnd(byte[] bytes) {
        if (!bodyAllowed() && (chunked() || length.value() > 0)) {
            return refuse(WireError.UNEXPECTED_BODY, headEnd());
        }
        if (hostLine < 0) {
            return !http11() || refuse(WireError.MISSING_HOST, headEnd());
        }
        if (target.hasAuthority() && !target.sameAuthority(bytes, index.valueStart(hostLine), index.valueEnd(hostLine))) {
            return refuse(WireError.BAD_HOST, index.valueStart(hostLine));
        }
        return true;
    }

    /** No body may follow CONNECT (RFC 9110 section 9.3.6), nor these methods of HTTP/1.0, which had no way to say so. */
    private boolean bodyAllowed() {
        return method != RequestMethod.CONNECT && (http11() || (method != RequestMethod.GET
                && method != RequestMethod.HEAD && method != RequestMethod.DELETE));
    }

    @Override
    int status(WireError error) {
        return error.requestStatus();
    }

    @Override
    public Framing framing() {
        if (chunked()) {
            return Framing.CHUNKED;
        }
        return length.value() >= 0 ? Framing.LENGTH : Framing.NONE;
    }

    /** The method, as far as it is known by name. */
    public RequestMethod method() {
        return method;
    }

    /** Method as sent: {@code [methodStart, methodEnd)} of {@link #array()}. */
    public int methodStart() {
        return headStart();
    }

    /** Behind the method. */
    public int methodEnd() {
        return methodEnd;
    }

    /** Request target as sent, in any of its four forms. */
    public int targetStart() {
        return target.start;
    }

    /** Behind the target. */
    public int targetEnd() {
        return target.end;
    }

    /** Where the path begins: the target, but behind scheme and authority in absolute form. */
    public int pathStart() {
        return target.pathStart;
    }

    /** Where the path ends: at the query or at the end of the target. */
    public int pathEnd() {
        return target.pathEnd;
    }

    /** Host with its port: that of the Host header, or of the target in HTTP/1.0 without Host, or an empty range. */
    public int hostStart() {
        return hostLine < 0 ? target.authorityStart : index.valueStart(hostLine);
    }

    /** Behind host and port. */
    public int hostEnd() {
        return hostLine < 0 ? target.authorityEnd : index.valueEnd(hostLine);
    }

    /** The client waits for 100 Continue before it sends the body: RFC 9110 section 10.1.1. */
    public boolean expectContinue() {
        return expectContinue && http11() && (chunked() || contentLength() > 0);
    }

    /** The request line without its line end, for the log; empty if it was not whole when the head was refused. */
    public String requestLine() {
        return scanner.startLineEnd() < 0 ? "" : text(scanner.startLineStart(), scanner.startLineEnd());
    }
}
