package io.evenkeel.launcher.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Clients that fetch the page at the same time and count who answered. A page that {@code genuine} does not know counts as a
 * failure.
 */
final class Visitors {
    private static final int CLIENTS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = 2_000_000;

    private final InetSocketAddress target;
    private final boolean keepAlive;
    private final Predicate<Page> genuine;

    Visitors(InetSocketAddress target, boolean keepAlive, Predicate<Page> genuine) {
        this.target = target;
        this.keepAlive = keepAlive;
        this.genuine = genuine;
    }

    /** {@code requests} requests, as fast as they go. */
    Tally burst(int requests) throws InterruptedException {
        var tally = new Tally();
        var left = new AtomicInteger(requests);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(() -> {
                try (PageClient client = new PageClient(target, keepAlive, LIMIT, LIMIT)) {
                    while (left.getAndDecrement() > 0) {
                        fetch(client, tally);
                    }
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        return tally;
    }

    /** Requests at a steady pace until the visit is ended. */
    Visit visit() {
        return new Visit();
    }

    private void fetch(PageClient client, Tally tally) {
        try {
            Page page = client.fetch();
            if (genuine.test(page)) {
                tally.answered(page.server());
            } else {
                tally.failed("a page from a process that is not there: " + page);
            }
        } catch (IOException e) {
            tally.failed(e.getMessage());
        }
    }

    /** A visit that goes on. */
    final class Visit {
        private final Tally tally = new Tally();
        private final List<Thread> clients = new ArrayList<>();
        private volatile boolean over;

        private Visit() {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(Thread.ofVirtual().start(this::stroll));
            }
        }

        private void stroll() {
            try (PageClient client = new PageClient(target, keepAlive, LIMIT, LIMIT)) {
                while (!over) {
                    fetch(client, tally);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }

        /** How many requests are done. */
        int soFar() {
            return tally.total();
        }

        /** Ends it; the count of all its requests. */
        Tally end() throws InterruptedException {
            over = true;
            for (Thread client : clients) {
                client.join();
            }
            return tally;
        }
    }
}
