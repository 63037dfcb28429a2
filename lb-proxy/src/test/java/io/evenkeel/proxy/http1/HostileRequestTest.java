package io.evenkeel.proxy.http1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row for each way to say a request so that two readers may understand it differently. */
@SuppressWarnings("StringConcatToTextBlock") // a text block has no CRLF
class HostileRequestTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\n";

    static Stream<Arguments> refused() {
        return Stream.of(
                row("length and chunked", POST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
                        WireError.AMBIGUOUS_FRAMING),
                row("differing lengths", POST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n",
                        WireError.BAD_CONTENT_LENGTH),
                row("differing lengths in a list", POST + "Content-Length: 3, 4\r\n\r\n", WireError.BAD_CONTENT_LENGTH),
                row("length with plus", POST + "Content-Length: +2\r\n\r\n", WireError.BAD_CONTENT_LENGTH),
                row("negative length", POST + "Content-Length: -1\r\n\r\n", WireError.BAD_CONTENT_LENGTH),
                row("hexadecimal length", POST + "Content-Length: 0x2\r\n\r\n", WireError.BAD_CONTENT_LENGTH),
                row("empty length", POST + "Content-Length:\r\n\r\n", WireError.BAD_CONTENT_LENGTH),
                row("length list with an empty element", POST + "Content-Length: 2,\r\n\r\n", WireError.BAD_CONTENT_LENGTH),
                row("length of 2^63", POST + "Content-Length: 9223372036854775808\r\n\r\n", WireError.BAD_CONTENT_LENGTH),
                row("length beyond 2^64", POST + "Content-Length: 99999999999999999999999\r\n\r\n",
                        WireError.BAD_CONTENT_LENGTH),
                row("length with a space inside", POST + "Content-Length: 1 2\r\n\r\n", WireError.BAD_CONTENT_LENGTH),
                row("unknown coding", POST + "Transfer-Encoding: xchunked\r\n\r\n", WireError.BAD_TRANSFER_ENCODING),
                row("identity last", POST + "Transfer-Encoding: chunked, identity\r\n\r\n",
                        WireError.BAD_TRANSFER_ENCODING),
                row("chunked twice", POST + "Transfer-Encoding: chunked, chunked\r\n\r\n",
                        WireError.BAD_TRANSFER_ENCODING),
                row("chunked in two lines", POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
                        WireError.BAD_TRANSFER_ENCODING),
                row("gzip first", POST + "Transfer-Encoding: gzip, chunked\r\n\r\n", WireError.BAD_TRANSFER_ENCODING),
                row("empty coding", POST + "Transfer-Encoding:\r\n\r\n", WireError.BAD_TRANSFER_ENCODING),
                row("vertical tab before chunked", POST + "Transfer-Encoding: \u000bchunked\r\n\r\n",
                        WireError.BAD_HEADER_VALUE),
                row("space before the colon", POST + "Transfer-Encoding : chunked\r\n\r\n", WireError.BAD_HEADER_NAME),
                row("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
                        WireError.BAD_TRANSFER_ENCODING),
                row("two hosts", GET + "Host: b\r\n\r\n", WireError.BAD_HOST),
                row("one host twice", GET + "Host: a\r\n\r\n", WireError.BAD_HOST),
                row("target of another host", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_HOST),
                row("target with another port", "GET http://a:81/ HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_HOST),
                row("no host", "GET / HTTP/1.1\r\nA: b\r\n\r\n", WireError.MISSING_HOST),
                row("host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", WireError.BAD_HOST),
                row("two words as host", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", WireError.BAD_HOST),
                row("user in the target", "GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_TARGET),
                row("space in a name", GET + "A B: c\r\n\r\n", WireError.BAD_HEADER_NAME),
                row("NUL in a name", GET + "A\0B: c\r\n\r\n", WireError.BAD_HEADER_NAME),
                row("empty name", GET + ": c\r\n\r\n", WireError.BAD_HEADER_NAME),
                row("no colon", GET + "abc\r\n\r\n", WireError.BAD_HEADER_NAME),
                row("NUL in a value", GET + "A: b\0c\r\n\r\n", WireError.BAD_HEADER_VALUE),
                row("DEL in a value", GET + "A: b\u007fc\r\n\r\n", WireError.BAD_HEADER_VALUE),
                row("bare CR in a value", GET + "A: b\rc\r\n\r\n", WireError.BARE_CR),
                row("two CR", GET + "A: b\r\r\n\r\n", WireError.BARE_CR),
                row("bare LF behind the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n", WireError.BARE_LF),
                row("bare LF behind a value", "GET / HTTP/1.1\r\nHost: a\n\r\n", WireError.BARE_LF),
                row("bare LF as last line", GET + "\n", WireError.BARE_LF),
                row("bare LF first", "\n" + GET + "\r\n", WireError.BARE_LF),
                row("folded value", GET + "A: b\r\n c\r\n\r\n", WireError.OBSOLETE_FOLD),
                row("fold before the first header", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", WireError.OBSOLETE_FOLD),
                row("space first", " GET / HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_START_LINE),
                row("two spaces before the target", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_START_LINE),
                row("two spaces behind the target", "GET /  HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_START_LINE),
                row("space behind the version", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", WireError.BAD_START_LINE),
                row("tab as separator", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_START_LINE),
                row("method with a slash", "G/T / HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_START_LINE),
                row("no version", "GET /\r\n\r\n", WireError.BAD_START_LINE),
                row("HTTP/0.9", "GET / HTTP/0.9\r\n\r\n", WireError.UNSUPPORTED_VERSION),
                row("HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", WireError.UNSUPPORTED_VERSION),
                row("HTTP/2.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", WireError.UNSUPPORTED_VERSION),
                row("lower-case http", "GET / http/1.1\r\nHost: a\r\n\r\n", WireError.BAD_START_LINE),
                row("version of two digits", "GET / HTTP/1.10\r\nHost: a\r\n\r\n", WireError.BAD_START_LINE),
                row("high byte in the target", "GET /\u00e4 HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_TARGET),
                row("fragment in the target", "GET /#a HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_TARGET),
                row("tab in the target", "GET /\ta HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_TARGET),
                row("target without slash", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_TARGET),
                row("asterisk for GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_TARGET),
                row("CONNECT to a path", "CONNECT /a HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_TARGET),
                row("CONNECT without port", "CONNECT a HTTP/1.1\r\nHost: a\r\n\r\n", WireError.BAD_TARGET),
                row("CONNECT to another host", "CONNECT b:1 HTTP/1.1\r\nHost: a:1\r\n\r\n", WireError.BAD_HOST),
                row("CONNECT with a body", "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\nContent-Length: 1\r\n\r\n",
                        WireError.UNEXPECTED_BODY),
                row("GET with a body in HTTP/1.0", "GET / HTTP/1.0\r\nContent-Length: 1\r\n\r\n",
                        WireError.UNEXPECTED_BODY),
                row("Connection that is no list", GET + "Connection: a b\r\n\r\n", WireError.BAD_CONNECTION),
                row("Connection with 33 options", GET + "Connection: " + "a,".repeat(33) + "\r\n\r\n",
                        WireError.BAD_CONNECTION),
                row("102 lines", GET + "A: b\r\n".repeat(101) + "\r\n", WireError.TOO_MANY_HEADERS),
                row("15361 bytes", sized(15_361), WireError.HEAD_TOO_LARGE),
                row("endless empty lines", "\r\n".repeat(8_000), WireError.HEAD_TOO_LARGE));
    }

    private static Arguments row(String name, String request, WireError error) {
        return Arguments.of(name, request, error);
    }

    private static String sized(int bytes) {
        return GET + "A: " + "b".repeat(bytes - GET.length() - 7) + "\r\n\r\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String name, String request, WireError error) {
        WireFault fault = Wire.request(request).fault();

        assertThat(fault).isNotNull();
        assertThat(fault.error()).isEqualTo(error);
        assertThat(fault.status()).isEqualTo(switch (error) {
            case UNSUPPORTED_VERSION -> 505;
            case UNEXPECTED_BODY -> 413;
            default -> 400;
        });
        assertThat(fault.offset()).isBetween(0L, (long) request.length());
    }

    static Stream<Arguments> accepted() {
        return Stream.of(Arguments.of("empty lines first", "\r\n\r\n" + GET + "\r\n"),
                Arguments.of("quote in the target", "GET /\"a\" HTTP/1.1\r\nHost: a\r\n\r\n"),
                Arguments.of("tab before chunked", POST + "Transfer-Encoding:\tchunked\r\n\r\n"),
                Arguments.of("equal lengths", POST + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n"),
                Arguments.of("list of equal lengths", POST + "Content-Length: 2, 2\r\n\r\n"),
                Arguments.of("largest length", POST + "Content-Length: 9223372036854775807\r\n\r\n"),
                Arguments.of("HTTP/1.0 without host", "GET / HTTP/1.0\r\n\r\n"),
                Arguments.of("empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n"),
                Arguments.of("high byte in a value", GET + "A: \u00e4\r\n\r\n"),
                Arguments.of("absolute target", "GET http://A:80/ HTTP/1.1\r\nHost: a\r\n\r\n"),
                Arguments.of("absolute target, https", "GET https://a HTTP/1.1\r\nHost: A:443\r\n\r\n"),
                Arguments.of("address as host", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n"),
                Arguments.of("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n"),
                Arguments.of("OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"),
                Arguments.of("101 lines", GET + "A: b\r\n".repeat(100) + "\r\n"),
                Arguments.of("15360 bytes", sized(15_360)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void accepts(String name, String request) {
        RequestHead head = Wire.request(request);

        assertThat(head.fault()).isNull();
        assertThat(head.headEnd()).isEqualTo(request.length());
    }

    @Test
    void saysTheStatusThatTheLimitsAskFor() {
        RequestHead head = new RequestHead(new HeadLimits(64, 3, 431));

        assertThat(head.parse(Wire.bytes("GET /" + "a".repeat(60)))).isEqualTo(ParseResult.FAULT);
        assertThat(head.fault()).isEqualTo(new WireFault(WireError.HEAD_TOO_LARGE, 431, 64));
    }

    @Test
    void refusesABadRequestLineBeforeTheHeadIsWhole() {
        assertThat(Wire.request("GET / HTTP/3.0\r\n").fault())
                .isEqualTo(new WireFault(WireError.UNSUPPORTED_VERSION, 505, 6));
    }

    @Test
    void refusesTlsAtOnce() {
        assertThat(Wire.request("\u0016\u0003\u0001").fault()).isNotNull();
    }
}
