package io.evenkeel.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import io.evenkeel.proxy.config.ForwardedFor;
import io.evenkeel.proxy.http1.ConnectionHeader;
import io.evenkeel.proxy.http1.HeadEdits;
import io.evenkeel.proxy.http1.HeadLimits;
import io.evenkeel.proxy.http1.HeadWriter;
import io.evenkeel.proxy.http1.ParseResult;
import io.evenkeel.proxy.http1.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class ForwardedLineTest {
    private final RequestHead head = new RequestHead(HeadLimits.DEFAULT);
    private final HeadEdits edits = new HeadEdits();
    private final ForwardedLine line = new ForwardedLine(new InetSocketAddress("192.0.2.9", 4711));

    ForwardedLineTest() {
        ByteBuf text = Unpooled.copiedBuffer("GET / HTTP/1.1\r\nHost: a\r\nx-forwarded-for: 192.0.2.1\r\n\r\n", StandardCharsets.US_ASCII);
        assertThat(head.parse(text)).isEqualTo(ParseResult.COMPLETE);
        text.release();
    }

    private String forwarded() {
        ByteBuf out = Unpooled.buffer();
        HeadWriter.write(head, ConnectionHeader.NONE, edits, out);
        String text = out.toString(StandardCharsets.US_ASCII);
        out.release();
        return text;
    }

    @Test
    void theAddressGoesBehindWhatIsThere() {
        line.add(ForwardedFor.DEFAULT, head, edits);
        assertThat(forwarded()).endsWith("x-forwarded-for: 192.0.2.1\r\nX-Forwarded-For: 192.0.2.9\r\n\r\n");
    }

    @Test
    void onlyIfAbsentLooksForTheSameHeader() {
        line.add(new ForwardedFor("X-Forwarded-For", true), head, edits);
        assertThat(edits.isEmpty()).isTrue();
        line.add(new ForwardedFor("X-Client", true), head, edits);
        assertThat(forwarded()).endsWith("X-Client: 192.0.2.9\r\n\r\n");
    }

    @Test
    void nothingWantedChangesNothing() {
        line.add(null, head, edits);
        assertThat(edits.isEmpty()).isTrue();
    }
}
