package io.evenkeel.proxy.http1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for every message, however it is cut. */
class ParserPropertyTest {
    private static final Set<String> NOT_FORWARDED = Set.of("connection", "keep-alive", "te");

    private final RequestHead head = new RequestHead(HeadLimits.DEFAULT);
    private final BodyTracker body = new BodyTracker(HeadLimits.DEFAULT);

    /** Reads a stream that arrives in pieces of these sizes, over and over; tells all that was understood. */
    private List<String> read(String stream, List<Integer> pieces) {
        List<String> seen = new ArrayList<>();
        ByteBuf buffer = Unpooled.buffer();
        head.reset();
        boolean inBody = false;
        int arrived = 0;
        for (int piece = 0; arrived < stream.length(); piece++) {
            int more = Math.min(pieces.get(piece % pieces.size()), stream.length() - arrived);
            buffer.writeBytes(Wire.bytes(stream.substring(arrived, arrived + more)));
            arrived += more;
            while (buffer.isReadable()) {
                if (!inBody) {
                    ParseResult result = head.parse(buffer);
                    if (result == ParseResult.FAULT) {
                        seen.add(head.requestLine() + " " + head.fault());
                        return seen;
                    }
                    if (result == ParseResult.INCOMPLETE) {
                        break;
                    }
                    seen.add(head.requestLine() + " " + Wire.lines(head) + " " + head.framing() + " " + head.keepAlive() + " "
                            + head.headEnd());
                    buffer.skipBytes(head.headEnd());
                    body.begin(head);
                    inBody = true;
                }
                int bytes = body.advance(buffer);
                if (bytes == BodyTracker.FAULT) {
                    seen.add(String.valueOf(body.fault()));
                    return seen;
                }
                buffer.skipBytes(bytes);
                if (!body.isComplete()) {
                    break;
                }
                seen.add("body " + body.seen());
                inBody = false;
                head.reset();
            }
        }
        return seen;
    }

    @Property(tries = 500)
    void everySplitReadsTheSame(@ForAll("streams") String stream,
            @ForAll @Size(min = 1, max = 8) List<@net.jqwik.api.constraints.IntRange(min = 1, max = 60) Integer> pieces) {
        assertThat(read(stream, pieces)).isEqualTo(read(stream, List.of(stream.length())));
    }

    @Property(tries = 200)
    void allOfAValidStreamIsRead(@ForAll @Size(min = 1, max = 4) List<@net.jqwik.api.From("valid") String> messages) {
        assertThat(read(String.join("", messages), List.of(1_000_000))).hasSize(2 * messages.size())
                .noneMatch(line -> line.contains("WireFault"));
    }

    @Property(tries = 500)
    void forwardedHeadsKeepTheirHeadersInOrder(@ForAll("valid") String message) {
        head.reset();
        assertThat(head.parse(Wire.bytes(message))).isEqualTo(ParseResult.COMPLETE);
        List<String> expected = new ArrayList<>(Wire.lines(head));
        boolean named = expected.contains("Connection: close , x-named");
        expected.removeIf(line -> (named && line.startsWith("X-Named:"))
                || NOT_FORWARDED.contains(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)));

        RequestHead again = Wire.request(Wire.forwarded(head, ConnectionHeader.NONE, new HeadEdits()));

        assertThat(again.fault()).isNull();
        assertThat(Wire.lines(again).stream().filter(line -> !line.startsWith("Connection:"))).containsExactlyElementsOf(expected);
        assertThat(again.framing()).isEqualTo(head.framing());
        assertThat(again.requestLine()).isEqualTo(head.requestLine());
        assertThat(HeadWriter.unchanged(again, ConnectionHeader.NONE, new HeadEdits())).isTrue();
    }

    @Property(tries = 2_000)
    void anyBytesAreReadWithinBounds(@ForAll byte[] bytes, @ForAll("method") RequestMethod method) {
        HeadLimits limits = new HeadLimits(64, 3, 400);
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
        ResponseHead response = new ResponseHead(limits);
        RequestHead request = new RequestHead(limits);

        if (response.parse(buffer, method) == ParseResult.COMPLETE) {
            assertThat(response.headEnd()).isBetween(1, 64);
        }
        if (request.parse(buffer) == ParseResult.COMPLETE) {
            assertThat(request.headEnd()).isBetween(1, 64);
        }
        assertThat(request.array().length).isLessThanOrEqualTo(64);
        body.begin(Wire.request("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"));
        assertThat(body.advance(buffer)).isBetween(-1, bytes.length);
    }

    @Provide
    Arbitrary<RequestMethod> method() {
        return Arbitraries.of(RequestMethod.class);
    }

    @Provide
    Arbitrary<String> valid() {
        return Messages.valid();
    }

    /** Valid messages, and the same with one byte changed. */
    @Provide
    Arbitrary<String> streams() {
        Arbitrary<String> joined = Messages.valid().list().ofMinSize(1).ofMaxSize(3).map(list -> String.join("", list));
        Arbitrary<String> broken = Combinators
                .combine(joined, Arbitraries.integers().between(0, 100_000), Arbitraries.of(Messages.SPITEFUL))
                .as(Messages::spoil);
        return Arbitraries.oneOf(joined, broken);
    }
}
