package io.evenkeel.proxy.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTrackerTest {
    private static final String CHUNKED = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    private final BodyTracker body = new BodyTracker(HeadLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "a\r\n0123456789\r\n000\r\n\r\n", "A;x=y;z\r\n0123456789\r\n0\r\n\r\n",
        "1 ;x\r\na\r\n0\r\nA: b\r\nC:\r\n\r\n", "0000000000000001\r\na\r\n0\r\n\r\n"})
    void findsTheEndOfChunks(String text) {
        body.begin(Wire.request(CHUNKED));

        assertThat(body.advance(Wire.bytes(text + "GET"))).isEqualTo(text.length());
        assertThat(body.isComplete()).isTrue();
        assertThat(body.advance(Wire.bytes("GET"))).isZero();
        assertThat(body.seen()).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x2\r\nab\r\n", "\r\n", ";a\r\n", "-1\r\n", "g\r\n", "1\na\r\n", "1\r\na\n", "1\r\nab\r\n", "1\ra\r\n",
        "1 \r\na\r\n",
        "00000000000000001\r\na\r\n", "8000000000000000\r\n", "fffffffffffffffff\r\n", "0\r\n\n", "0\r\nA\r\n\r\n", "0\r\n: a\r\n\r\n",
        "0\r\nA : b\r\n\r\n", "0\r\nA: b\n\r\n", "0\r\n a\r\n\r\n", "1;\0\r\n", " 1\r\n", "0\r\nA: \0\r\n"})
    void refusesOtherChunks(String text) {
        body.begin(Wire.request(CHUNKED));

        assertThat(body.advance(Wire.bytes(text))).isEqualTo(BodyTracker.FAULT);
        assertThat(body.fault()).isNotNull().extracting(WireFault::status).isEqualTo(400);
        assertThat(body.isComplete()).isFalse();
        assertThat(body.advance(Wire.bytes("0\r\n\r\n"))).isEqualTo(BodyTracker.FAULT);
    }

    @Test
    void boundsExtensionsAndTrailers() {
        body.begin(Wire.request(CHUNKED));
        assertThat(body.advance(Wire.bytes("1;" + "a".repeat(256)))).isEqualTo(BodyTracker.FAULT);
        body.begin(Wire.request(CHUNKED));
        assertThat(body.advance(Wire.bytes("0\r\n" + "A: b\r\n".repeat(102)))).isEqualTo(BodyTracker.FAULT);
        body.begin(Wire.request(CHUNKED));
        assertThat(body.advance(Wire.bytes("0\r\nA: " + "b".repeat(15_360)))).isEqualTo(BodyTracker.FAULT);
    }

    @Test
    void countsALength() {
        body.begin(Wire.request("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"));

        assertThat(body.advance(Wire.bytes("abc"))).isEqualTo(3);
        assertThat(body.remaining()).isEqualTo(2);
        assertThat(body.inputClosed()).isFalse();
        assertThat(body.advance(Wire.bytes("deGET"))).isEqualTo(2);
        assertThat(body.isComplete()).isTrue();
    }

    @Test
    void lastsUntilTheClose() {
        body.begin(Wire.response("HTTP/1.1 200 OK\r\n\r\n", RequestMethod.GET));

        assertThat(body.advance(Wire.bytes("abc"))).isEqualTo(3);
        assertThat(body.isComplete()).isFalse();
        assertThat(body.inputClosed()).isTrue();
    }

    @Test
    void answersByItself() {
        ByteBuf whole = LocalResponse.of(503).toBuffer(UnpooledByteBufAllocator.DEFAULT, false);
        ResponseHead head = Wire.response(Wire.text(whole), RequestMethod.GET);
        body.begin(head);

        assertThat(head.status()).isEqualTo(503);
        assertThat(head.keepAlive()).isFalse();
        assertThat(body.advance(whole.skipBytes(head.headEnd()))).isEqualTo(whole.readableBytes());
        assertThat(body.isComplete()).isTrue();
        whole.release();

        ByteBuf headOnly = LocalResponse.of(999).toBuffer(UnpooledByteBufAllocator.DEFAULT, true);
        assertThat(Wire.text(headOnly)).startsWith("HTTP/1.1 500 ").endsWith("\r\n\r\n");
        headOnly.release();
    }
}
