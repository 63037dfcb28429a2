package io.evenkeel.proxy.http1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

@SuppressWarnings("StringConcatToTextBlock") // a text block has no CRLF
class HeadWriterTest {
    private final HeadEdits edits = new HeadEdits();

    @Test
    void dropsWhatIsAboutOneConnection() {
        RequestHead head = Wire.request("GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, X-A, TE\r\nX-a: 1\r\nB: 2\r\n"
                + "Keep-Alive: 5\r\nProxy-Connection: keep-alive\r\nTE: trailers\r\nUpgrade: h2c\r\nC: 3\r\n\r\n");

        assertThat(HeadWriter.unchanged(head, ConnectionHeader.NONE, edits)).isFalse();
        assertThat(Wire.forwarded(head, ConnectionHeader.NONE, edits))
                .isEqualTo("GET / HTTP/1.1\r\nHost: a\r\nB: 2\r\nC: 3\r\n\r\n");
    }

    @Test
    void keepsWhatConnectionMayNotName() {
        String kept = "Host: a\r\nContent-Length: 0\r\nAuthorization: x\r\n";
        RequestHead head = Wire.request("POST / HTTP/1.1\r\n" + kept
                + "Connection: host, content-length, authorization, transfer-encoding\r\n\r\n");

        assertThat(Wire.forwarded(head, ConnectionHeader.CLOSE, edits))
                .isEqualTo("POST / HTTP/1.1\r\n" + kept + "Connection: close\r\n\r\n");
    }

    @Test
    void saysOneLengthOnce() {
        RequestHead lines = Wire.request("POST / HTTP/1.1\r\nContent-Length: 2\r\nHost: a\r\nContent-Length: 2\r\n\r\n");
        RequestHead list = Wire.request("POST / HTTP/1.1\r\nContent-Length: 2, 02\r\nHost: a\r\n\r\n");
        String expected = "POST / HTTP/1.1\r\nContent-Length: 2\r\nHost: a\r\n\r\n";

        assertThat(HeadWriter.unchanged(lines, ConnectionHeader.NONE, edits)).isFalse();
        assertThat(Wire.forwarded(lines, ConnectionHeader.NONE, edits)).isEqualTo(expected);
        assertThat(Wire.forwarded(list, ConnectionHeader.NONE, edits)).isEqualTo(expected);
    }

    @Test
    void addsForwardedForBehindWhatIsThere() {
        RequestHead head = Wire.request("GET / HTTP/1.1\r\nHost: a\r\nx-forwarded-for: 1.1.1.1\r\n\r\n");
        byte[] line = ForwardedFor.DEFAULT.line("2.2.2.2");

        ForwardedFor.DEFAULT.apply(head, line, edits);
        assertThat(Wire.forwarded(head, ConnectionHeader.NONE, edits))
                .isEqualTo("GET / HTTP/1.1\r\nHost: a\r\nx-forwarded-for: 1.1.1.1\r\nX-Forwarded-For: 2.2.2.2\r\n\r\n");

        edits.clear();
        new ForwardedFor(HeaderName.of("X-Forwarded-For"), true).apply(head, line, edits);
        assertThat(edits.isEmpty()).isTrue();
        new ForwardedFor(HeaderName.of("X-Client"), true).apply(head, line, edits);
        assertThat(edits.isEmpty()).isFalse();
    }

    @Test
    void passesOnWhatNeedsNoChange() {
        RequestHead plain = Wire.request("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(HeadWriter.unchanged(plain, ConnectionHeader.NONE, edits)).isTrue();
        assertThat(HeadWriter.unchanged(plain, ConnectionHeader.CLOSE, edits)).isFalse();

        RequestHead alive = Wire.request("GET / HTTP/1.1\r\nHost: a\r\nConnection: Keep-Alive\r\n\r\n");
        assertThat(HeadWriter.unchanged(alive, ConnectionHeader.NONE, edits)).isTrue();
        assertThat(HeadWriter.unchanged(alive, ConnectionHeader.KEEP_ALIVE, edits)).isTrue();
        assertThat(Wire.forwarded(alive, ConnectionHeader.CLOSE, edits))
                .isEqualTo("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        ResponseHead closing = Wire.response("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", RequestMethod.GET);
        assertThat(HeadWriter.unchanged(closing, ConnectionHeader.CLOSE, edits)).isTrue();
        assertThat(Wire.forwarded(closing, ConnectionHeader.NONE, edits)).isEqualTo("HTTP/1.1 200 OK\r\n\r\n");
    }

    @Test
    void keepsAnUpgradeThatIsGranted() {
        String text = "GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n";
        RequestHead head = Wire.request(text);

        assertThat(HeadWriter.unchanged(head, ConnectionHeader.UPGRADE, edits)).isTrue();
        assertThat(Wire.forwarded(head, ConnectionHeader.UPGRADE, edits)).isEqualTo(text);
        assertThat(Wire.forwarded(head, ConnectionHeader.NONE, edits)).isEqualTo("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    }

    @Test
    void answersInItsOwnVersion() {
        ResponseHead head = Wire.response("HTTP/1.0 200 OK\r\nA: b\r\n\r\n", RequestMethod.GET);

        assertThat(HeadWriter.unchanged(head, ConnectionHeader.NONE, edits)).isFalse();
        assertThat(Wire.forwarded(head, ConnectionHeader.CLOSE, edits))
                .isEqualTo("HTTP/1.1 200 OK\r\nA: b\r\nConnection: close\r\n\r\n");
    }

    @Test
    void dropsALengthWhereNoBodyCanBe() {
        ResponseHead head = Wire.response("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nA: b\r\n\r\n", RequestMethod.GET);

        assertThat(Wire.forwarded(head, ConnectionHeader.NONE, edits)).isEqualTo("HTTP/1.1 204 No Content\r\nA: b\r\n\r\n");
    }

    @Test
    void removesAndReplacesLines() {
        RequestHead head = Wire.request("\r\nGET / HTTP/1.1\r\nA: 1\r\nHost: a\r\na: 2\r\n\r\n");
        edits.removeAll(head, HeaderName.of("A"));
        edits.append(HeaderLine.of(HeaderName.of("A"), "3"));

        assertThat(Wire.forwarded(head, ConnectionHeader.NONE, edits)).isEqualTo("GET / HTTP/1.1\r\nHost: a\r\nA: 3\r\n\r\n");
    }

    @Test
    void refusesALineThatWouldSplitTheHead() {
        assertThatThrownBy(() -> HeaderLine.of(HeaderName.of("A"), "b\r\nC: d")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value of A: character 13 at 1 (expected: visible text, spaces, tabs)");
        assertThatThrownBy(() -> HeaderName.of("a b")).isInstanceOf(IllegalArgumentException.class);
    }
}
