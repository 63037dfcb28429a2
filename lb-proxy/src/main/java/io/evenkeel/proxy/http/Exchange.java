package io.evenkeel.proxy.http;

import java.net.InetSocketAddress;

import io.evenkeel.core.Lease;
import io.evenkeel.proxy.backend.Attempts;
import io.evenkeel.proxy.backend.Backend;
import io.evenkeel.proxy.config.ConnectionMode;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.ServerTimeouts;
import io.evenkeel.proxy.frontend.Frontend;
import io.evenkeel.proxy.http1.BodyTracker;
import io.evenkeel.proxy.http1.HeadEdits;
import io.evenkeel.proxy.http1.HeadLimits;
import io.evenkeel.proxy.http1.RequestHead;
import io.evenkeel.proxy.relay.Deadline;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * One client connection and the request that it is serving; the object is used again for each request. The phases work on
 * it. Only its loop touches it.
 */
final class Exchange {
    /** What a client may send ahead of its turn before we stop reading from it. */
    static final int MOST_AHEAD = 16 * 1024;

    final Frontend frontend;
    final Channel client;
    final HttpLoop loop;
    final SeenRequest seen = new SeenRequest(this);
    final Attempts attempts;
    final Deadline deadline;
    final ForwardedLine forwardedLine;
    final RequestHead request = new RequestHead(HeadLimits.DEFAULT);
    final BodyTracker requestBody = new BodyTracker(HeadLimits.DEFAULT);
    final HeadEdits edits = new HeadEdits();

    Stage stage = Stage.REQUEST_HEAD;
    /** What the client has sent and nobody has used yet: a part of a head or body, or requests ahead of their turn. */
    private @Nullable ByteBuf input;
    boolean clientInputEnded;
    boolean draining;
    /** Whether the client may send another request after this answer. */
    boolean persistent;
    /** How many requests were begun: 0 until the first head is complete. */
    int requests;
    boolean headComplete;

    // Who serves the request, as it was decided when its head was complete.
    FrontendConfig settings;
    @Nullable
    Backend backend;
    @Nullable
    Lease lease;
    @Nullable
    ServerSide server;
    Commitment commitment = Commitment.NOTHING_SENT;
    ConnectionMode mode = ConnectionMode.KEEP_ALIVE;

    // For the log.
    long startedAt;
    int status;
    long bytesToClient;

    Exchange(Frontend frontend, Channel client, HttpLoop loop) {
        this.frontend = frontend;
        this.client = client;
        this.loop = loop;
        this.settings = frontend.config();
        var address = (InetSocketAddress) client.remoteAddress();
        this.attempts = new Attempts(client, seen);
        this.forwardedLine = new ForwardedLine(address);
        this.deadline = new Deadline(loop.loop(), loop.clock(), () -> TimeoutPhase.run(this));
    }

    @Nullable
    ByteBuf input() {
        return input;
    }

    /** Keeps what the client sent until somebody uses it. */
    void keep(ByteBuf more) {
        ByteBuf before = input;
        input = before == null ? more : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(client.alloc(), before, more);
    }

    /** Keeps what the client sent ahead of its turn; stops reading when it is too much. */
    void keepAhead(ByteBuf more) {
        keep(more);
        if (input != null && input.readableBytes() >= MOST_AHEAD) {
            client.config().setAutoRead(false);
        }
    }

    /** Gives up the kept input to whoever passes all of it on. */
    void inputTaken() {
        input = null;
    }

    void releaseInputIfEmpty() {
        ByteBuf kept = input;
        if (kept != null && !kept.isReadable()) {
            kept.release();
            input = null;
        }
    }

    void releaseInput() {
        ByteBuf kept = input;
        if (kept != null) {
            kept.release();
            input = null;
        }
    }

    ServerTimeouts serverTimeouts() {
        Backend serving = backend;
        return serving == null ? ServerTimeouts.DEFAULT : serving.config().timeouts();
    }

    /** The request is new: forgets the one before. */
    void begin() {
        attempts.begin();
        request.reset();
        settings = frontend.config();
        backend = null;
        lease = null;
        server = null;
        commitment = Commitment.NOTHING_SENT;
        headComplete = false;
        status = 0;
        bytesToClient = 0;
    }
}
