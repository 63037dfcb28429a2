package io.evenkeel.proxy.http1;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** A small response that the proxy gives by itself and closes the connection after. Immutable, any thread. */
public final class LocalResponse {
    private static final Map<Integer, LocalResponse> BY_STATUS = new HashMap<>();

    static {
        add(200, "OK", "The service is ready.");
        add(400, "Bad Request", "The request is not valid HTTP.");
        add(403, "Forbidden", "This is not allowed.");
        add(408, "Request Timeout", "The request did not arrive in time.");
        add(413, "Content Too Large", "The request has a body that is not accepted.");
        add(414, "URI Too Long", "The address is too long.");
        add(431, "Request Header Fields Too Large", "The request has too many or too long headers.");
        add(500, "Internal Server Error", "Something went wrong here.");
        add(501, "Not Implemented", "The request needs something that is not offered.");
        add(502, "Bad Gateway", "The server's answer was not valid.");
        add(503, "Service Unavailable", "No server can take the request now.");
        add(504, "Gateway Timeout", "The server did not answer in time.");
        add(505, "HTTP Version Not Supported", "This version of HTTP is not spoken here.");
    }

    private final int status;
    private final byte[] bytes;
    private final int headBytes;

    private LocalResponse(int status, String reason, String sentence) {
        String title = status + " " + reason;
        String body = "<html><body><h1>" + title + "</h1>\n" + sentence + "\n</body></html>\n";
        String head = "HTTP/1.1 " + title + "\r\nContent-Length: " + body.length()
                + "\r\nCache-Control: no-cache\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n";
        this.status = status;
        this.bytes = (head + body).getBytes(StandardCharsets.US_ASCII);
        this.headBytes = head.length();
    }

    private static void add(int status, String reason, String sentence) {
        BY_STATUS.put(status, new LocalResponse(status, reason, sentence));
    }

    /** The response for a status: 200, 400, 403, 408, 413, 414, 431, 500 to 505; that for 500 with any other. */
    public static LocalResponse of(int status) {
        LocalResponse known = BY_STATUS.get(status);
        return known != null ? known : of(500);
    }

    /** The status that it gives. */
    public int status() {
        return status;
    }

    /**
     * The whole response in a new buffer that the caller releases.
     *
     * @param headOnly without the body, as the answer to HEAD
     */
    public ByteBuf toBuffer(ByteBufAllocator allocator, boolean headOnly) {
        int length = headOnly ? headBytes : bytes.length;
        return allocator.buffer(length).writeBytes(bytes, 0, length);
    }
}
