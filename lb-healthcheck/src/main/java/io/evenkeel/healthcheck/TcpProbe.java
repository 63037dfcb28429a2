package io.evenkeel.healthcheck;

import java.net.InetSocketAddress;
import java.time.Duration;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import reactor.core.publisher.Mono;

/** Connects and closes. */
final class TcpProbe implements Probe {
    private final Duration timeout;
    private final ProbeResources resources;

    TcpProbe(Duration timeout, ProbeResources resources) {
        this.timeout = timeout;
        this.resources = resources;
    }

    @Override
    public Mono<ProbeOutcome> probe(InetSocketAddress target) {
        return ProbeAttempt.to(target, timeout, resources, (pipeline, attempt) -> pipeline.addLast(new Connected(attempt)));
    }

    private static final class Connected extends ChannelInboundHandlerAdapter {
        private final ProbeAttempt attempt;

        Connected(ProbeAttempt attempt) {
            this.attempt = attempt;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            attempt.up(CheckStatus.L4OK, "connected");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            attempt.failed(cause, CheckStatus.L4CON);
        }
    }
}
