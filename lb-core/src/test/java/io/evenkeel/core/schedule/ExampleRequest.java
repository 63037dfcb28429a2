package io.evenkeel.core.schedule;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Set;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/** A request all of whose parts follow from its number: equal numbers ask alike, different ones in every part differently. */
public final class ExampleRequest implements PickContext {
    private final InetSocketAddress client;
    private final InetSocketAddress destination;
    private final ByteSequence key;
    private final ByteSequence target;
    private final Set<Server> tried;

    /** The request number {@code number}, which tried nothing yet. */
    public ExampleRequest(int number) {
        this(number, Set.of());
    }

    /** The request number {@code number}, which tried {@code tried} in vain. */
    public ExampleRequest(int number, Set<Server> tried) {
        int mixed = (number * 0x9E3779B1) ^ ((number * 0x85EBCA6B) >>> 15);
        this.client = new InetSocketAddress(address(10, mixed), 1024 + (number * 7919 & 0x7FFF));
        this.destination = new InetSocketAddress(address(172, Integer.reverse(mixed)), 80);
        this.key = ByteSequence.of("user-" + number);
        this.target = ByteSequence.of("/shop/" + number % 97 + "/item-" + number + "?session=" + number);
        this.tried = tried;
    }

    private static InetAddress address(int first, int rest) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) first, (byte) (rest >> 16), (byte) (rest >> 8), (byte) rest});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public InetSocketAddress client() {
        return client;
    }

    @Override
    public InetSocketAddress destination() {
        return destination;
    }

    @Override
    public ByteSequence key() {
        return key;
    }

    @Override
    public ByteSequence target() {
        return target;
    }

    @Override
    public @Nullable ByteSequence header(String name) {
        return key;
    }

    @Override
    public boolean tried(Server server) {
        return tried.contains(server);
    }
}
