package io.evenkeel.proxy.http;

import java.time.Duration;

import io.evenkeel.proxy.relay.Reading;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;

/**
 * Closes a client's connection so that it gets the whole answer. When the client may still be sending, closing at once would
 * make the kernel answer with a reset, which can destroy what it has not read yet (RFC 9112 section 9.6): we end our side,
 * read and drop what comes, and close when the client does or soon.
 */
final class Closing {
    private static final Duration LINGER = Duration.ofSeconds(1);

    private Closing() {}

    static void behindAnswer(Exchange exchange, boolean clientIsSilent) {
        Channel client = exchange.client;
        exchange.releaseInput();
        if (clientIsSilent) {
            exchange.stage = Stage.CLOSED;
            exchange.deadline.cancel();
            client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        exchange.stage = Stage.CLOSING;
        exchange.deadline.in(LINGER);
        Reading.resume(client);
        client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> ((DuplexChannel) client).shutdownOutput());
    }
}
