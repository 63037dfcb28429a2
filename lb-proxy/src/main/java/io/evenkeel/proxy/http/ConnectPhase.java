package io.evenkeel.proxy.http;

import java.time.Duration;

import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.proxy.config.ConnectionMode;
import io.evenkeel.proxy.config.ForwardedFor;
import io.evenkeel.proxy.http1.ConnectionHeader;
import io.evenkeel.proxy.http1.HeadWriter;
import io.evenkeel.proxy.http1.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import org.jspecify.annotations.Nullable;

/**
 * Finds a connection to the chosen server, an idle one before a new one, and sends the request's head on it.
 *
 * <p>A request that must not be repeated does not go on an idle connection when it is the first of its client: such a
 * connection may be closing just now, and nobody could tell whether the server acted (HAProxy's {@code http-reuse safe}).
 */
final class ConnectPhase {
    /** Room for what the head gains: a Connection header and the client's address. */
    private static final int HEAD_GROWTH = 128;

    private ConnectPhase() {}

    static void run(Exchange exchange, Lease lease) {
        boolean mayReuse = exchange.mode == ConnectionMode.KEEP_ALIVE
                && (exchange.requests > 1 || exchange.request.method().idempotent());
        ServerSide idle = mayReuse ? exchange.loop.idle().take(lease.server()) : null;
        if (idle != null) {
            send(exchange, idle);
        } else {
            connect(exchange, lease);
        }
    }

    /** A new connection for a request that an idle one could not serve. */
    static void connect(Exchange exchange, Lease lease) {
        exchange.stage = Stage.CONNECT;
        exchange.server = null;
        exchange.deadline.in(Duration.ZERO);
        lease.active(false);
        var side = new ServerSide(lease.server(), exchange.loop.idle());
        ChannelFuture connecting;
        try {
            connecting = exchange.loop.connector().connect(lease.server(), exchange.serverTimeouts().connect(), side);
        } catch (ChannelException e) {
            // No socket left on our side.
            SelectPhase.again(exchange, lease, Outcome.CONNECT_FAILED, 503);
            return;
        }
        // From now on whoever ends the exchange closes this connection too.
        exchange.server = side;
        connecting.addListener(done -> {
            if (exchange.server != side) {
                connecting.channel().close();
            } else if (done.isSuccess()) {
                lease.active(true);
                send(exchange, side);
            } else {
                SelectPhase.again(exchange, lease, Outcome.CONNECT_FAILED, 503);
            }
        });
    }

    private static void send(Exchange exchange, ServerSide side) {
        RequestHead request = exchange.request;
        exchange.server = side;
        exchange.stage = Stage.RESPONSE_HEAD;
        side.serve(exchange);
        exchange.edits.clear();
        exchange.forwardedLine.add(forwardedFor(exchange), request, exchange.edits);
        ByteBuf head = side.channel().alloc().buffer(request.headEnd() + HEAD_GROWTH);
        HeadWriter.write(request, connectionHeader(exchange), exchange.edits, head);
        side.write(head);
        boolean replayable = exchange.requestBody.isComplete() && request.method().idempotent() && exchange.commitment.retryable();
        exchange.commitment = replayable ? Commitment.REPLAYABLE : Commitment.COMMITTED;
        if (!exchange.requestBody.isComplete()) {
            RequestBodyPhase.advance(exchange);
        }
        if (exchange.server == side) {
            side.flush();
            TimeoutPhase.await(exchange);
            FinishPhase.abandonUnlessWhole(exchange);
        }
    }

    private static @Nullable ForwardedFor forwardedFor(Exchange exchange) {
        ForwardedFor ofFrontend = exchange.settings.http().forwardedFor();
        return ofFrontend != null || exchange.backend == null ? ofFrontend : exchange.backend.config().http().forwardedFor();
    }

    private static ConnectionHeader connectionHeader(Exchange exchange) {
        if (exchange.request.upgrade()) {
            return ConnectionHeader.UPGRADE;
        }
        return ConnectionHeader.towards(exchange.request.http11(), exchange.mode == ConnectionMode.KEEP_ALIVE);
    }
}
