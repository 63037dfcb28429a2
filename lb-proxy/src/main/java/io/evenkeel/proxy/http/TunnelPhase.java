package io.evenkeel.proxy.http;

import io.evenkeel.core.Outcome;
import io.evenkeel.proxy.http1.ConnectionHeader;
import io.evenkeel.proxy.http1.HeadWriter;
import io.evenkeel.proxy.relay.Deadline;
import io.evenkeel.proxy.relay.Reading;
import io.evenkeel.proxy.tcp.RelayEnd;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/** After 101 or a successful CONNECT the connection is no longer HTTP: bytes go both ways until both sides are done. */
final class TunnelPhase implements RelayEnd.Observer {
    private final Exchange exchange;
    private final Channel server;
    private final RelayEnd clientEnd;
    private final RelayEnd serverEnd = new RelayEnd(this);
    private final Deadline deadline;
    private boolean ended;

    private TunnelPhase(Exchange exchange, Channel server) {
        this.exchange = exchange;
        this.server = server;
        this.clientEnd = new RelayEnd(this, exchange.clientInputEnded);
        this.deadline = new Deadline(exchange.loop.loop(), exchange.loop.clock(), this::timedOut);
    }

    static void run(Exchange exchange, ServerSide side, ByteBuf input) {
        Channel client = exchange.client;
        Channel server = side.channel();
        exchange.edits.clear();
        ByteBuf head = client.alloc().buffer(side.response.headEnd());
        HeadWriter.write(side.response, side.response.upgrade() ? ConnectionHeader.UPGRADE : ConnectionHeader.NONE, exchange.edits, head);
        input.skipBytes(side.response.headEnd());
        client.write(head, client.voidPromise());

        var tunnel = new TunnelPhase(exchange, server);
        ByteBuf early = exchange.input();
        exchange.inputTaken();
        exchange.server = null;
        exchange.stage = Stage.CLOSED;
        exchange.deadline.cancel();
        side.detach();
        server.pipeline().addLast(tunnel.serverEnd);
        client.pipeline().replace(ClientSide.class, null, tunnel.clientEnd);
        client.writeAndFlush(input, client.voidPromise());
        if (early != null) {
            server.writeAndFlush(early, server.voidPromise());
        }
        tunnel.serverEnd.connect(client);
        tunnel.clientEnd.connect(server);
        // Either may have been paused for what was said before the switch.
        Reading.resume(client);
        Reading.resume(server);
        tunnel.active();
    }

    @Override
    public void active() {
        deadline.in(exchange.serverTimeouts().idle());
    }

    @Override
    public void inputEnded(RelayEnd side) {
        if (exchange.lease != null) {
            exchange.lease.active(false);
        }
        if (clientEnd.inputEnded() && serverEnd.inputEnded()) {
            end(Outcome.COMPLETED);
        }
    }

    @Override
    public void closed(RelayEnd side) {
        end(side == clientEnd ? Outcome.CLIENT_ABORTED : Outcome.COMPLETED);
        if (!exchange.client.isActive() && !server.isActive()) {
            deadline.cancel();
        }
    }

    private void timedOut() {
        end(Outcome.CLIENT_ABORTED);
        exchange.client.close();
        server.close();
    }

    /** Closes both sides behind what they are still to get; the deadline stays for one that does not take it. */
    private void end(Outcome outcome) {
        if (ended) {
            return;
        }
        ended = true;
        RelayEnd.closeBehindWrites(exchange.client);
        RelayEnd.closeBehindWrites(server);
        FinishPhase.tunnelEnded(exchange, outcome);
    }
}
