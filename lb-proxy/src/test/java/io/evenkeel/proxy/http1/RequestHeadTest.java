package io.evenkeel.proxy.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("StringConcatToTextBlock") // a text block has no CRLF
class RequestHeadTest {

    @Test
    void knowsItsParts() {
        RequestHead head = Wire.request("POST http://a.example:80/x/y?z=1?2 HTTP/1.1\r\nHOST: \ta.example:80 \r\n"
                + "Content-Length: 12\r\nExpect: 100-Continue\r\n\r\n");

        assertThat(head.method()).isEqualTo(RequestMethod.POST);
        assertThat(head.text(head.methodStart(), head.methodEnd())).isEqualTo("POST");
        assertThat(head.text(head.targetStart(), head.targetEnd())).isEqualTo("http://a.example:80/x/y?z=1?2");
        assertThat(head.text(head.pathStart(), head.pathEnd())).isEqualTo("/x/y");
        assertThat(head.text(head.hostStart(), head.hostEnd())).isEqualTo("a.example:80");
        assertThat(head.framing()).isEqualTo(Framing.LENGTH);
        assertThat(head.contentLength()).isEqualTo(12);
        assertThat(head.expectContinue()).isTrue();
        assertThat(head.keepAlive()).isTrue();
        assertThat(head.upgrade()).isFalse();
        assertThat(head.requestLine()).isEqualTo("POST http://a.example:80/x/y?z=1?2 HTTP/1.1");
        assertThat(head.value(HeaderName.of("host"))).isEqualTo("a.example:80");
        assertThat(head.value(HeaderName.of("hos"))).isNull();
    }

    @ParameterizedTest
    @EnumSource(value = RequestMethod.class, names = {"OTHER", "CONNECT"}, mode = EnumSource.Mode.EXCLUDE)
    void knowsMethods(RequestMethod method) {
        assertThat(Wire.request(method + " / HTTP/1.1\r\nHost: a\r\n\r\n").method()).isEqualTo(method);
        assertThat(Wire.request(method.name().toLowerCase(java.util.Locale.ROOT) + " / HTTP/1.1\r\nHost: a\r\n\r\n").method())
                .isEqualTo(RequestMethod.OTHER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.1||true", "1.1|close|false", "1.1|Close, keep-alive|false", "1.0||false",
        "1.0|keep-alive|true", "1.0|x, Keep-Alive|true", "1.0|keep-alive,close|false", "1.1|,|true"})
    void keepsAlive(String version, String connection, boolean expected) {
        String line = connection == null ? "" : "Connection: " + connection + "\r\n";

        assertThat(Wire.request("GET / HTTP/" + version + "\r\nHost: a\r\n" + line + "\r\n").keepAlive()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.1|upgrade|websocket|true", "1.1|keep-alive, Upgrade|websocket|true",
        "1.1|upgrade|h2c|false", "1.1|keep-alive|websocket|false", "1.0|upgrade|websocket|false"})
    void knowsAnUpgrade(String version, String connection, String protocol, boolean expected) {
        RequestHead head = Wire.request("GET / HTTP/" + version + "\r\nHost: a\r\nConnection: " + connection + "\r\nUpgrade: "
                + protocol + "\r\n\r\n");

        assertThat(head.upgrade()).isEqualTo(expected);
    }

    @Test
    void takesPipelinedRequestsOneByOne() {
        ByteBuf buffer = Wire.bytes("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nPOST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab"
                + "\r\nGET /3 HTTP/1.0\r\n\r\nGET");
        RequestHead head = new RequestHead(HeadLimits.DEFAULT);
        BodyTracker body = new BodyTracker(HeadLimits.DEFAULT);
        StringBuilder seen = new StringBuilder();
        while (head.parse(buffer) == ParseResult.COMPLETE) {
            seen.append(head.requestLine()).append(' ').append(head.framing()).append('\n');
            buffer.skipBytes(head.headEnd());
            body.begin(head);
            buffer.skipBytes(body.advance(buffer));
            assertThat(body.isComplete()).isTrue();
            head.reset();
        }

        assertThat(seen).hasToString("GET /1 HTTP/1.1 NONE\nPOST /2 HTTP/1.1 LENGTH\nGET /3 HTTP/1.0 NONE\n");
        assertThat(Wire.text(buffer)).isEqualTo("GET");
    }

    @Test
    void staysWithItsAnswerUntilReset() {
        ByteBuf buffer = Wire.bytes("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n");
        RequestHead head = new RequestHead(HeadLimits.DEFAULT);

        assertThat(head.parse(buffer)).isEqualTo(ParseResult.COMPLETE);
        assertThat(head.parse(buffer)).isEqualTo(ParseResult.COMPLETE);
        assertThat(buffer.readerIndex()).isZero();
    }
}
