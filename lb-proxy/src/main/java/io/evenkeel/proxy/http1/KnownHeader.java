package io.evenkeel.proxy.http1;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Headers that mean something to the wire layer. */
enum KnownHeader {
    OTHER(""), TE("te"), HOST("host"), EXPECT("expect"), UPGRADE("upgrade"), CONNECTION("connection"), KEEP_ALIVE(
            "keep-alive"), AUTHORIZATION("authorization"), CONTENT_LENGTH(
                    "content-length"), PROXY_CONNECTION("proxy-connection"), TRANSFER_ENCODING("transfer-encoding");

    @SuppressWarnings("ImmutableEnumChecker") // never written
    private final byte[] lower;

    KnownHeader(String lower) {
        this.lower = lower.getBytes(US_ASCII);
    }

    /** The header with this name, which is made of token characters. */
    static KnownHeader of(byte[] bytes, int start, int end) {
        return switch (end - start) {
            case 2 -> TE.orOther(bytes, start, end);
            case 4 -> HOST.orOther(bytes, start, end);
            case 6 -> EXPECT.orOther(bytes, start, end);
            case 7 -> UPGRADE.orOther(bytes, start, end);
            case 10 -> {
                KnownHeader known = CONNECTION.orOther(bytes, start, end);
                yield known == OTHER ? KEEP_ALIVE.orOther(bytes, start, end) : known;
            }
            case 13 -> AUTHORIZATION.orOther(bytes, start, end);
            case 14 -> CONTENT_LENGTH.orOther(bytes, start, end);
            case 16 -> PROXY_CONNECTION.orOther(bytes, start, end);
            case 17 -> TRANSFER_ENCODING.orOther(bytes, start, end);
            default -> OTHER;
        };
    }

    private KnownHeader orOther(byte[] bytes, int start, int end) {
        return Octets.equalsLower(bytes, start, end, lower) ? this : OTHER;
    }

    /** About one connection only, whatever Connection says: RFC 9110 section 7.6.1. Upgrade depends on the message. */
    boolean hopByHop() {
        return this == CONNECTION || this == KEEP_ALIVE || this == PROXY_CONNECTION || this == TE;
    }

    /** Stays even if Connection names it: without it the message would mean another thing to the server than to us. */
    boolean protectedFromConnection() {
        return this == HOST || this == CONTENT_LENGTH || this == TRANSFER_ENCODING || this == AUTHORIZATION;
    }
}
