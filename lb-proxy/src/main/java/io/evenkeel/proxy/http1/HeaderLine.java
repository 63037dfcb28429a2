package io.evenkeel.proxy.http1;

import java.nio.charset.StandardCharsets;

/** Header lines made by us, as bytes to append. Make them once for a connection or a configuration. */
public final class HeaderLine {

    private HeaderLine() {}

    /**
     * {@code name: value} with CRLF.
     *
     * @throws IllegalArgumentException if the value has a control character other than a tab, or a character beyond
     *         Latin-1: such a line could split the head
     */
    public static byte[] of(HeaderName name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < 0x20 && c != '\t') || c == 0x7f || c > 0xff) {
                throw new IllegalArgumentException(
                        "value of " + name + ": character " + (int) c + " at " + i + " (expected: visible text, spaces, tabs)");
            }
        }
        return (name + ": " + value + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
