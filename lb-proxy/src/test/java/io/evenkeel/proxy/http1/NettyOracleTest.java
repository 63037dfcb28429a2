package io.evenkeel.proxy.http1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What this parser accepts, Netty's decoder must cut into the same messages. It may refuse more in a body (it checks the
 * words of chunk extensions, which are only bounded here), but no head.
 */
class NettyOracleTest {
    private static final String REFUSED = "refused";

    @Property(tries = 1_000)
    void nettyFindsTheSameMessages(@ForAll("streams") String stream) {
        List<String> ours = ours(stream);

        List<String> theirs = netty(stream);

        int comparable = theirs.contains(REFUSED) ? Math.min(theirs.indexOf(REFUSED), ours.size()) : ours.size();
        assertThat(theirs.subList(0, Math.min(comparable, theirs.size()))).isEqualTo(ours.subList(0, comparable));
    }

    private static List<String> ours(String stream) {
        List<String> messages = new ArrayList<>();
        RequestHead head = new RequestHead(HeadLimits.DEFAULT);
        BodyTracker body = new BodyTracker(HeadLimits.DEFAULT);
        ByteBuf buffer = Wire.bytes(stream);
        while (head.parse(buffer) == ParseResult.COMPLETE) {
            buffer.skipBytes(head.headEnd());
            body.begin(head);
            int bytes = body.advance(buffer);
            if (bytes == BodyTracker.FAULT || !body.isComplete()) {
                break;
            }
            String data = Wire.text(buffer.readSlice(bytes));
            messages.add(head.requestLine() + " " + head.lineCount() + " "
                    + (head.framing() == Framing.CHUNKED ? "chunked" : data));
            head.reset();
        }
        return messages;
    }

    private static List<String> netty(String stream) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder());
        channel.writeInbound(Wire.bytes(stream));
        List<String> messages = new ArrayList<>();
        ByteBuf data = Unpooled.buffer();
        boolean chunked = false;
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            if (message instanceof HttpRequest request) {
                chunked = request.headers().contains("Transfer-Encoding");
                data.clear();
                messages.add(request.method() + " " + request.uri() + " " + request.protocolVersion() + " "
                        + request.headers().size() + " ");
            }
            boolean isHead = message instanceof HttpRequest;
            if (!isHead && message instanceof HttpContent content && content.decoderResult().isFailure()) {
                messages.set(messages.size() - 1, REFUSED);
                ReferenceCountUtil.release(message);
                break;
            }
            if (message instanceof HttpContent content) {
                data.writeBytes(content.content());
            }
            if (message instanceof LastHttpContent) {
                messages.set(messages.size() - 1,
                        messages.get(messages.size() - 1) + (chunked ? "chunked" : Wire.text(data)));
            }
            ReferenceCountUtil.release(message);
        }
        channel.finishAndReleaseAll();
        return messages;
    }

    @Provide
    Arbitrary<String> streams() {
        Arbitrary<String> joined = Messages.valid().list().ofMinSize(1).ofMaxSize(3).map(list -> String.join("", list));
        Arbitrary<String> broken = Combinators
                .combine(joined, Arbitraries.integers().between(0, 100_000), Arbitraries.of(Messages.SPITEFUL)).as(Messages::spoil);
        return Arbitraries.oneOf(joined, broken);
    }
}
