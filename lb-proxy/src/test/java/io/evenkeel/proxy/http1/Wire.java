package io.evenkeel.proxy.http1;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Text to bytes and back, and heads as text. */
final class Wire {
    private Wire() {}

    static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }

    static String text(ByteBuf buffer) {
        return buffer.toString(StandardCharsets.ISO_8859_1);
    }

    static RequestHead request(String text) {
        RequestHead head = new RequestHead(HeadLimits.DEFAULT);
        if (head.parse(bytes(text)) == ParseResult.INCOMPLETE) {
            throw new AssertionError("incomplete: " + text);
        }
        return head;
    }

    static ResponseHead response(String text, RequestMethod method) {
        ResponseHead head = new ResponseHead(HeadLimits.DEFAULT);
        if (head.parse(bytes(text), method) == ParseResult.INCOMPLETE) {
            throw new AssertionError("incomplete: " + text);
        }
        return head;
    }

    static String forwarded(MessageHead head, ConnectionHeader connection, HeadEdits edits) {
        ByteBuf out = Unpooled.buffer();
        HeadWriter.write(head, connection, edits, out);
        return text(out);
    }

    static List<String> lines(MessageHead head) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < head.lineCount(); i++) {
            lines.add(head.text(head.nameStart(i), head.nameEnd(i)) + ": " + head.text(head.valueStart(i), head.valueEnd(i)));
        }
        return lines;
    }
}
