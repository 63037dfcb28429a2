package io.evenkeel.proxy.backend;

import java.net.InetSocketAddress;
import java.util.Arrays;

import io.evenkeel.core.Admission;
import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Server;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What a scheduler may know about a request, which servers it has tried in vain, and how many more it may try. One for each
 * client connection, used again for each request; only its loop touches it.
 */
public final class Attempts implements PickContext {
    private final Channel channel;
    private final @Nullable InetSocketAddress client;
    private final RequestView request;
    private Server[] tried = new Server[4];
    private int count;

    /** For a client, whose requests show themselves in {@code request}. */
    public Attempts(Channel channel, RequestView request) {
        this.channel = channel;
        this.client = (InetSocketAddress) channel.remoteAddress();
        this.request = request;
    }

    /** Forgets the last request. */
    public void begin() {
        if (count > 0) {
            Arrays.fill(tried, 0, count, null);
            count = 0;
        }
    }

    /** Asks the backend for a server that was not tried. */
    public Admission acquire(Backend backend) {
        return backend.pool().acquire(this);
    }

    /** Takes note that the server failed; says whether another one may be tried. */
    public boolean failed(Server server, Backend backend) {
        if (count == tried.length) {
            tried = Arrays.copyOf(tried, count * 2);
        }
        tried[count++] = server;
        return count <= backend.config().retries();
    }

    /** How many servers failed. */
    public int failures() {
        return count;
    }

    @Override
    public @Nullable InetSocketAddress client() {
        return client;
    }

    @Override
    public @Nullable InetSocketAddress destination() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public @Nullable ByteSequence target() {
        return request.target();
    }

    @Override
    public @Nullable ByteSequence header(String name) {
        return request.header(name);
    }

    @Override
    public @Nullable ByteSequence body() {
        return request.body();
    }

    @Override
    public boolean tried(Server server) {
        for (int i = 0; i < count; i++) {
            if (tried[i] == server) {
                return true;
            }
        }
        return false;
    }
}
