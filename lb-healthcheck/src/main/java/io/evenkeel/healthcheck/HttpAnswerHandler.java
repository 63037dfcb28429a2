package io.evenkeel.healthcheck;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.TooLongHttpHeaderException;

/** Sends the request of an HTTP check and judges the head of the answer. */
final class HttpAnswerHandler extends SimpleChannelInboundHandler<HttpObject> {
    /** A server that sends more of them before its answer only wastes time. */
    private static final int MAX_INTERIM_RESPONSES = 10;

    private final HttpCheck check;
    private final byte[] request;
    private final ProbeAttempt attempt;
    private int interimResponses;

    HttpAnswerHandler(HttpCheck check, byte[] request, ProbeAttempt attempt) {
        this.check = check;
        this.request = request;
        this.attempt = attempt;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.wrappedBuffer(request)).addListener(done -> {
            if (!done.isSuccess()) {
                attempt.failed(done.cause(), CheckStatus.L7RSP);
            }
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            malformed(part.decoderResult().cause());
        } else if (part instanceof HttpResponse response) {
            answered(response.status());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        attempt.down(CheckStatus.L7RSP, "connection closed without an answer");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        attempt.failed(cause, CheckStatus.L7RSP);
    }

    private void answered(HttpResponseStatus status) {
        // Interim responses precede the answer (RFC 9110 section 15.2); 101 is final here, as no upgrade was asked for.
        if (status.codeClass() == HttpStatusClass.INFORMATIONAL && !status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            if (++interimResponses > MAX_INTERIM_RESPONSES) {
                attempt.down(CheckStatus.L7RSP, "more than " + MAX_INTERIM_RESPONSES + " interim responses");
            }
        } else if (status.code() >= check.minStatus() && status.code() <= check.maxStatus()) {
            attempt.up(CheckStatus.L7OK, "status " + status.code());
        } else {
            attempt.down(CheckStatus.L7STS,
                    "status " + status.code() + " (expected " + check.minStatus() + ".." + check.maxStatus() + ")");
        }
    }

    private void malformed(Throwable cause) {
        if (cause instanceof TooLongHttpHeaderException) {
            attempt.down(CheckStatus.L7RSP, "response head longer than " + HttpProbe.MAX_HEAD_BYTES + " bytes");
        } else if (cause instanceof PrematureChannelClosureException) {
            attempt.down(CheckStatus.L7RSP, "connection closed in the middle of the answer");
        } else {
            attempt.down(CheckStatus.L7RSP, "not an HTTP answer");
        }
    }
}
