package io.evenkeel.vrrp.linux;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is open so far, closed last first. Driver thread only. */
final class OpenResources implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T keep(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new AssertionError("sockets close without exceptions", e);
            }
        }
    }
}
