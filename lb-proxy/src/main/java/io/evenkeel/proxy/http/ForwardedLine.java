package io.evenkeel.proxy.http;

import java.net.InetSocketAddress;

import io.evenkeel.proxy.config.ForwardedFor;
import io.evenkeel.proxy.http1.HeadEdits;
import io.evenkeel.proxy.http1.HeaderLine;
import io.evenkeel.proxy.http1.HeaderName;
import io.evenkeel.proxy.http1.RequestHead;
import org.jspecify.annotations.Nullable;

/** The header line with one client's address, made once for as long as the setting stays the same. */
final class ForwardedLine {
    private final InetSocketAddress client;
    private @Nullable ForwardedFor madeFor;
    private HeaderName name = HeaderName.of("X-Forwarded-For");
    private byte[] line = {};

    ForwardedLine(InetSocketAddress client) {
        this.client = client;
    }

    void add(@Nullable ForwardedFor wanted, RequestHead head, HeadEdits edits) {
        if (wanted == null) {
            return;
        }
        if (!wanted.equals(madeFor)) {
            madeFor = wanted;
            name = HeaderName.of(wanted.header());
            line = HeaderLine.of(name, client.getAddress().getHostAddress());
        }
        if (!wanted.onlyIfAbsent() || head.find(name, 0) < 0) {
            edits.append(line);
        }
    }
}
