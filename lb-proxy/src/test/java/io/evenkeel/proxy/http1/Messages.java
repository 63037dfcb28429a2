package io.evenkeel.proxy.http1;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Requests as clients send them, and spoiled ones. */
final class Messages {
    static final List<Character> SPITEFUL = List.of('\r', '\n', '\0', ' ', '\t', ':', ',', ';', '0', '9', 'a', '\u00e4', '/', '#');

    private Messages() {}

    static Arbitrary<String> valid() {
        Arbitrary<String> start = Combinators
                .combine(Arbitraries.of("GET", "POST", "PUT", "X-OWN"), Arbitraries.of("/", "/a?b=c", "http://a/x", "/%20\""))
                .as((m, t) -> m + " " + t
                        + " HTTP/1.1\r\n");
        Arbitrary<String> header = Combinators.combine(
                Arbitraries.of("Accept", "x-a", "Cookie", "X-Named", "Keep-Alive", "TE", "User-Agent", "Expect"),
                Arbitraries.strings().withChars("abc ,;=\"\t\u00e4").ofMaxLength(40)).as((n, v) -> n + ": " + v + "\r\n");
        Arbitrary<String> connection = Arbitraries.of("", "Connection: keep-alive\r\n", "Connection: close , x-named\r\n",
                "connection: TE,,\r\n");
        Arbitrary<String> chunk = Arbitraries.strings().withChars("ab\r\n0").ofMinLength(1).ofMaxLength(40)
                .map(data -> Integer.toHexString(data.length()) + ";x=y\r\n" + data + "\r\n");
        Arbitrary<String> chunked = Combinators.combine(chunk.list().ofMaxSize(3), Arbitraries.of("", "A: b\r\n", "A: b\r\nC:\r\n"))
                .as((chunks, trailer) -> "Transfer-Encoding: chunked\r\n\r\n" + String.join("", chunks) + "0\r\n" + trailer + "\r\n");
        Arbitrary<String> sized = Arbitraries.strings().withChars("ab\r\n").ofMaxLength(60)
                .map(data -> "Content-Length: " + data.length() + "\r\n\r\n" + data);
        Arbitrary<String> rest = Arbitraries.oneOf(Arbitraries.just("\r\n"), chunked, sized);
        return Combinators.combine(start, header.list().ofMaxSize(6), connection, rest)
                .as((line, headers, c, end) -> line + String.join("", headers) + "Host: a\r\n" + c + end);
    }

    /** Changes or inserts one byte. */
    static String spoil(String text, int where, char with) {
        int at = where % text.length();
        return text.substring(0, at) + with + text.substring(where % 2 == 0 ? at : at + 1);
    }
}
