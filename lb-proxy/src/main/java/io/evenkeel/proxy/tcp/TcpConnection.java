package io.evenkeel.proxy.tcp;

import java.time.Duration;

import io.evenkeel.core.Admission;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.time.Clock;
import io.evenkeel.proxy.backend.Attempts;
import io.evenkeel.proxy.backend.Backend;
import io.evenkeel.proxy.backend.Connector;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.ServerTimeouts;
import io.evenkeel.proxy.frontend.ClientConnection;
import io.evenkeel.proxy.frontend.Frontend;
import io.evenkeel.proxy.relay.Deadline;
import io.evenkeel.proxy.relay.Reading;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import org.jspecify.annotations.Nullable;

/**
 * One relayed TCP connection: selects a server, connects, tries another one while nothing was sent, and then lets two
 * {@link RelayEnd}s pass bytes. Closes when both inputs have ended, when a side breaks, or when nothing moves for too long.
 */
public final class TcpConnection implements ClientConnection, RelayEnd.Observer {
    private final Frontend frontend;
    private final Channel client;
    private final Connector connector;
    private final Clock clock;
    private final FirstBytes firstBytes = new FirstBytes();
    private final Attempts attempts;
    private final Deadline deadline;
    private final RelayEnd clientEnd = new RelayEnd(this);
    private final long startedAt;
    private Duration idleTimeout = Duration.ZERO;
    private @Nullable Lease lease;
    private @Nullable RelayEnd serverEnd;
    private @Nullable Channel server;
    private boolean awaitsBytes;
    private boolean finished;

    private TcpConnection(Frontend frontend, Channel client, Connector connector, Clock clock) {
        this.frontend = frontend;
        this.client = client;
        this.connector = connector;
        this.clock = clock;
        this.attempts = new Attempts(client, firstBytes);
        this.deadline = new Deadline(client.eventLoop(), clock, this::timedOut);
        this.startedAt = clock.nanoTime();
    }

    /** Takes over a client that was just accepted. To be called on its loop. */
    public static void accept(Frontend frontend, Channel client, Connector connector, Clock clock) {
        var connection = new TcpConnection(frontend, client, connector, clock);
        client.config().setAutoRead(false);
        client.pipeline().addLast(connection.clientEnd);
        frontend.connected(client, connection);
        connection.begin();
    }

    /** A scheduler that looks at the first bytes gets them, or goes without when they do not come in time. */
    private void begin() {
        Backend backend = frontend.backend();
        if (backend != null && backend.pool().config().scheduler().readsBody()) {
            awaitsBytes = true;
            deadline.in(frontend.config().timeouts().requestHead());
            Reading.resume(client);
        } else {
            select();
        }
    }

    @Override
    public void kept(ByteBuf first) {
        firstBytes.came(first);
        goOn();
    }

    private void goOn() {
        if (awaitsBytes) {
            awaitsBytes = false;
            client.config().setAutoRead(false);
            deadline.cancel();
            select();
        }
    }

    private void select() {
        Backend backend = frontend.backend();
        if (backend == null) {
            finish(Outcome.CANCELLED, "no backend");
            return;
        }
        Admission admission = attempts.acquire(backend);
        if (admission instanceof Lease taken) {
            lease = taken;
            taken.active(false);
            connect(backend, taken);
        } else {
            finish(Outcome.CANCELLED, "no server: " + admission);
        }
    }

    private void connect(Backend backend, Lease taken) {
        ServerTimeouts timeouts = backend.config().timeouts();
        var end = new RelayEnd(this);
        ChannelFuture connecting;
        try {
            connecting = connector.connect(taken.server(), timeouts.connect(), end);
        } catch (ChannelException e) {
            // No socket left on our side.
            connectFailed(backend, taken);
            return;
        }
        server = connecting.channel();
        connecting.addListener(done -> {
            if (finished) {
                connecting.channel().close();
            } else if (done.isSuccess()) {
                taken.active(true);
                taken.firstByte();
                connected(connecting.channel(), end, timeouts);
            } else {
                connectFailed(backend, taken);
            }
        });
    }

    private void connectFailed(Backend backend, Lease taken) {
        taken.close(Outcome.CONNECT_FAILED);
        if (attempts.failed(taken.server(), backend)) {
            select();
        } else {
            finish(Outcome.CONNECT_FAILED, "cannot connect");
        }
    }

    private void connected(Channel channel, RelayEnd end, ServerTimeouts timeouts) {
        serverEnd = end;
        FrontendConfig settings = frontend.config();
        idleTimeout = shorter(settings.timeouts().idle(), timeouts.idle());
        deadline.in(idleTimeout);
        end.connect(client);
        clientEnd.connect(channel);
        Reading.resume(client);
    }

    private static Duration shorter(Duration a, Duration b) {
        if (a.isZero() || b.isZero()) {
            return a.isZero() ? b : a;
        }
        return a.compareTo(b) < 0 ? a : b;
    }

    @Override
    public void active() {
        deadline.in(idleTimeout);
    }

    @Override
    public void inputEnded(RelayEnd side) {
        if (awaitsBytes) {
            goOn();
            return;
        }
        if (lease != null && serverEnd != null) {
            lease.active(false);
        }
        if (clientEnd.inputEnded() && serverEnd != null && serverEnd.inputEnded()) {
            finish(Outcome.COMPLETED, "done");
        }
    }

    @Override
    public void closed(RelayEnd side) {
        finish(side == clientEnd ? Outcome.CLIENT_ABORTED : Outcome.COMPLETED, side == clientEnd ? "client closed" : "server closed");
        if (!client.isActive() && (server == null || !server.isActive())) {
            deadline.cancel();
        }
    }

    /** TCP has no moment between two requests: a connection is left alone until the stop cuts it off. */
    @Override
    public void drain() {
        if (serverEnd == null) {
            finish(Outcome.CANCELLED, "stopping");
        }
    }

    @Override
    public void abort() {
        finish(Outcome.CANCELLED, "stopping");
        closeAtOnce();
    }

    private void timedOut() {
        if (awaitsBytes) {
            goOn();
            return;
        }
        finish(Outcome.CLIENT_ABORTED, "timed out");
        closeAtOnce();
    }

    private void closeAtOnce() {
        client.close();
        if (server != null) {
            server.close();
        }
    }

    private void finish(Outcome outcome, String why) {
        if (finished) {
            return;
        }
        finished = true;
        awaitsBytes = false;
        // It stays for a side that does not take what it is still to get.
        deadline.in(idleTimeout);
        Lease held = lease;
        if (held != null) {
            held.close(outcome);
        }
        RelayEnd.closeBehindWrites(client);
        if (server != null) {
            RelayEnd.closeBehindWrites(server);
        }
        if (frontend.accessLog().isInfoEnabled()) {
            frontend.accessLog().info("{} {} {} {} {}ms", attempts.client(), frontend.name(),
                    held == null ? "-" : held.server(), why, (clock.nanoTime() - startedAt) / 1_000_000);
        }
    }
}
