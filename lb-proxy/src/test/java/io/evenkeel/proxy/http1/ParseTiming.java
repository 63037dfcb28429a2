package io.evenkeel.proxy.http1;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** A rough time for reading and writing one usual request; run it by hand. JMH has the last word. */
@SuppressWarnings("StringConcatToTextBlock") // a text block has no CRLF
final class ParseTiming {
    private ParseTiming() {}

    public static void main(String[] arguments) {
        String request = "GET /index.html?a=1 HTTP/1.1\r\nHost: www.example.com\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\n"
                + "Accept: text/html,application/xhtml+xml\r\nAccept-Encoding: gzip\r\nCookie: SERVERID=a1; sid=0123456789\r\n\r\n";
        ByteBuf buffer = Unpooled.directBuffer().writeBytes(request.getBytes(StandardCharsets.US_ASCII));
        ByteBuf out = Unpooled.directBuffer(1024);
        RequestHead head = new RequestHead(HeadLimits.DEFAULT);
        HeadEdits edits = new HeadEdits();
        byte[] line = ForwardedFor.DEFAULT.line("192.0.2.1");
        for (int round = 0; round < 6; round++) {
            int times = 2_000_000;
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                head.reset();
                head.parse(buffer);
            }
            long parsed = System.nanoTime();
            for (int i = 0; i < times; i++) {
                out.clear();
                edits.clear();
                edits.append(line);
                HeadWriter.write(head, ConnectionHeader.NONE, edits, out);
            }
            long written = System.nanoTime();
            System.out.printf("%d bytes: parse %d ns, write %d ns%n", request.length(), (parsed - start) / times,
                    (written - parsed) / times);
        }
        buffer.release();
        out.release();
    }
}
