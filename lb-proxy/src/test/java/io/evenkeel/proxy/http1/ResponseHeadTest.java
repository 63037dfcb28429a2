package io.evenkeel.proxy.http1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // a text block has no CRLF
class ResponseHeadTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"GET|200 OK|Content-Length: 5|LENGTH|true", "GET|200 OK|A: b|UNTIL_CLOSE|false",
        "GET|200|Transfer-Encoding: Chunked|CHUNKED|true", "HEAD|200 OK|Content-Length: 5|NONE|true",
        "HEAD|200 OK|Transfer-Encoding: chunked|NONE|true", "GET|304 Not Modified|Content-Length: 5|NONE|true",
        "GET|204 No Content|A: b|NONE|true", "GET|204 No Content|Content-Length: 5|NONE|false",
        "GET|100 Continue|A: b|NONE|true", "CONNECT|200 OK|Content-Length: 5|NONE|false",
        "CONNECT|403 No|Content-Length: 5|LENGTH|true", "GET|101 Switching|Upgrade: websocket|NONE|true",
        "GET|200 OK|Connection: close|UNTIL_CLOSE|false"})
    void findsTheEnd(RequestMethod method, String status, String header, Framing framing, boolean keepAlive) {
        ResponseHead head = Wire.response("HTTP/1.1 " + status + "\r\n" + header + "\r\n\r\n", method);

        assertThat(head.fault()).isNull();
        assertThat(head.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
        assertThat(head.framing()).isEqualTo(framing);
        assertThat(head.keepAlive()).isEqualTo(keepAlive);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 099 OK\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1  200 OK\r\n\r\n",
        "HTTP/2.0 200 OK\r\n\r\n", "http/1.1 200 OK\r\n\r\n", "\r\nHTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\n\n",
        "HTTP/1.1 200 O\0K\r\n\r\n", "HTTP/1.1\r\n\r\n", "SSH-2.0-x\r\n", "HTTP/1.1 200 OK\r\nA : b\r\n\r\n"})
    void refuses(String response) {
        WireFault fault = Wire.response(response, RequestMethod.GET).fault();

        assertThat(fault).isNotNull();
        assertThat(fault.status()).isEqualTo(502);
    }

    @Test
    void tellsInterimAndTunnelApart() {
        assertThat(Wire.response("HTTP/1.1 103 Early Hints\r\n\r\n", RequestMethod.GET).interim()).isTrue();
        assertThat(Wire.response("HTTP/1.1 101 Ok\r\n\r\n", RequestMethod.GET).interim()).isFalse();
        assertThat(Wire.response("HTTP/1.1 101 Ok\r\n\r\n", RequestMethod.GET).tunnel()).isTrue();
        assertThat(Wire.response("HTTP/1.1 200 Ok\r\n\r\n", RequestMethod.CONNECT).tunnel()).isTrue();
        assertThat(Wire.response("HTTP/1.1 200 Ok\r\n\r\n", RequestMethod.GET).tunnel()).isFalse();
    }
}
