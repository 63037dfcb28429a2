package io.evenkeel.proxy.http1;

/**
 * How large a message head may be. Also bounds the trailer section of a chunked body.
 *
 * @param maxBytes bytes of a head with its final empty line, and with empty lines before it; 64..1048576
 * @param maxLines header lines, the start line not counted; 1..32767
 * @param oversizedStatus what a client gets whose head is larger: 400 as HAProxy says, or 431
 */
public record HeadLimits(int maxBytes, int maxLines, int oversizedStatus) {

    /** 15,360 bytes, 101 lines, status 400: what HAProxy allows with its default buffers. */
    public static final HeadLimits DEFAULT = new HeadLimits(15_360, 101, 400);

    public HeadLimits {
        require("maxBytes", maxBytes, 64, 1 << 20);
        require("maxLines", maxLines, 1, Short.MAX_VALUE);
        if (oversizedStatus != 400 && oversizedStatus != 431) {
            throw new IllegalArgumentException("oversizedStatus: " + oversizedStatus + " (expected: 400 or 431)");
        }
    }

    private static void require(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + min + ".." + max + ")");
        }
    }
}
