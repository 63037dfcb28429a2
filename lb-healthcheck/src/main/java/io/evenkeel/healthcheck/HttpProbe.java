package io.evenkeel.healthcheck;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseDecoder;
import reactor.core.publisher.Mono;

/** Sends one request and reads the head of the answer, of which at most {@link #MAX_HEAD_BYTES} are kept. */
final class HttpProbe implements Probe {
    static final int MAX_STATUS_LINE_BYTES = 4 * 1024;
    static final int MAX_HEAD_BYTES = 16 * 1024;

    private final HttpCheck check;
    private final ProbeResources resources;

    HttpProbe(HttpCheck check, ProbeResources resources) {
        this.check = check;
        this.resources = resources;
    }

    @Override
    public Mono<ProbeOutcome> probe(InetSocketAddress target) {
        byte[] request = request(check, target).getBytes(StandardCharsets.US_ASCII);
        return ProbeAttempt.to(target, check.timing().timeout(), resources, (pipeline, attempt) -> {
            pipeline.addLast(new HttpResponseDecoder(
                    new HttpDecoderConfig().setMaxInitialLineLength(MAX_STATUS_LINE_BYTES).setMaxHeaderSize(MAX_HEAD_BYTES)));
            pipeline.addLast(new HttpAnswerHandler(check, request, attempt));
        });
    }

    /** The request on the wire. */
    static String request(HttpCheck check, InetSocketAddress target) {
        var text = new StringBuilder();
        text.append(check.method()).append(' ').append(check.path()).append(' ').append(check.version()).append("\r\n");
        String host = check.host();
        if (host == null && check.version() == HttpCheck.Version.HTTP_1_1) {
            host = authority(target);
        }
        if (host != null) {
            text.append("Host: ").append(host).append("\r\n");
        }
        return text.append("Connection: close\r\n\r\n").toString();
    }

    private static String authority(InetSocketAddress target) {
        String name = target.getHostString();
        return (name.indexOf(':') >= 0 ? "[" + name + "]" : name) + ":" + target.getPort();
    }
}
