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
        boolean silent = clientIsSilent && exchange.input() == null;
        exchange.releaseInput();
        exchange.stage = silent ? Stage.CLOSED : Stage.CLOSING;
        // Until the client has taken the answer; one that never does must not stay.
        exchange.deadline.in(exchange.settings.timeouts().idle());
        if (silent) {
            client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        Reading.resume(client);
        client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (written.isSuccess()) {
                linger(exchange);
            }
        });
    }

    private static void linger(Exchange exchange) {
        if (exchange.clientInputEnded) {
            exchange.client.close();
        } else {
            ((DuplexChannel) exchange.client).shutdownOutput();
            exchange.deadline.in(LINGER);
        }
    }

    /** The client has ended its side too: there is nothing more to wait for, unless its answer is not sent yet. */
    static void clientInputEnded(Exchange exchange) {
        if (((DuplexChannel) exchange.client).isOutputShutdown()) {
            exchange.client.close();
        }
    }
}
