package io.evenkeel.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.evenkeel.core.time.Clock;
import io.evenkeel.core.time.Timer;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * Servers that stand in for each other, and the one place that admits requests to them.
 *
 * <p>{@link #acquire} may be called by any thread; it takes no lock and allocates nothing but the lease and what its affinity
 * says. Changes may be made by any thread too; they are serialised, and each publishes a new immutable {@link PoolSnapshot}.
 * Observers hear of changes in their order.
 */
public final class Pool {
    private final String name;
    private final Clock clock;
    private final ReentrantLock changing = new ReentrantLock();
    private final CopyOnWriteArrayList<PoolObserver> observers = new CopyOnWriteArrayList<>();
    private final Announcements announcements;

    // Written with `changing` held, read by any thread.
    private volatile List<Server> servers = List.of();
    private volatile PoolConfig config;
    private volatile PoolState state;

    /**
     * A pool with the servers of {@code config}.
     *
     * @throws IllegalArgumentException when a server's host does not resolve
     */
    public Pool(PoolConfig config) {
        this(config, Clock.system());
    }

    /**
     * A pool whose time comes from {@code clock}.
     *
     * @throws IllegalArgumentException when a server's host does not resolve
     */
    public Pool(PoolConfig config, Clock clock) {
        this.name = config.name();
        this.clock = clock;
        this.announcements = new Announcements(name);
        this.config = config;
        this.servers = config.servers().stream().map(this::join).toList();
        this.state = PoolState.first(config, servers, clock);
    }

    /** Starts the configuration of a pool. */
    public static PoolConfig.Builder builder(String name) {
        return PoolConfig.builder(name);
    }

    /** Unique in its load balancer. */
    public String name() {
        return name;
    }

    /** The configuration in force. */
    public PoolConfig config() {
        return config;
    }

    /** All servers, usable or not, in the order of the configuration. */
    public List<Server> servers() {
        return servers;
    }

    /** The server of that name, or null. */
    public @Nullable Server server(String serverName) {
        for (Server server : servers) {
            if (server.name().equals(serverName)) {
                return server;
            }
        }
        return null;
    }

    /** The usable servers at this moment. */
    public PoolSnapshot snapshot() {
        return state.snapshot();
    }

    /** What is remembered of clients; null without {@linkplain PoolConfig#affinity affinity}. */
    public @Nullable AffinityTable affinity() {
        return state.affinity();
    }

    /** Sends the request where it belongs, or chooses a server, and takes one of its slots. */
    public Admission acquire(PickContext context) {
        return state.acquire(context);
    }

    /**
     * Why {@link #acquire} would answer {@code context} as it would: the candidates, who is left out and why, what decides. Moves
     * no cursor and takes no slot. For people; costs more than a pick.
     */
    public Explanation explain(PickContext context) {
        return state.explain(name, context);
    }

    private Server join(ServerConfig wanted) {
        return new Server(wanted, clock.nanoTime());
    }

    /** Adds somebody who hears of changes. */
    public void observe(PoolObserver observer) {
        observers.add(observer);
    }

    /** Removes an observer. */
    public void unobserve(PoolObserver observer) {
        observers.remove(observer);
    }

    /**
     * Says what the checks found. A server that has left the pool is ignored.
     *
     * @param reason a sentence for people
     */
    public void healthChanged(Server server, Health health, String reason) {
        change(() -> {
            Health before = server.state().health();
            if (before == health || server.removed()) {
                return;
            }
            server.state(server.state().with(health), clock.nanoTime());
            announce(observer -> observer.healthChanged(server, before, health, reason));
        });
    }

    /**
     * Says what the operator wants of a server.
     *
     * @throws IllegalArgumentException when there is no server of that name
     */
    public void administrativeState(String serverName, AdministrativeState wish) {
        change(() -> wish(required(serverName), wish));
    }

    private void wish(Server server, AdministrativeState wish) {
        AdministrativeState before = server.state().wish();
        if (before != wish) {
            server.state(server.state().with(wish), clock.nanoTime());
            drainBy(server, null);
            announce(observer -> observer.administrativeStateChanged(server, before, wish));
        }
    }

    /**
     * Drains a server and tells when that is done. It stays drained afterwards, also after the deadline; a server that leaves the
     * pool meanwhile is waited for like any other. Clients that the {@linkplain PoolConfig#affinity affinity} holds on the server
     * may still come, and it counts as idle when nobody is there at one moment.
     *
     * @param within how long to wait for what is in flight
     * @param timer runs the deadline
     * @return completes once, on the thread that closed the last lease, or called this method, or runs the timer
     * @throws IllegalArgumentException when there is no server of that name
     */
    public CompletionStage<DrainResult> drain(String serverName, Duration within, Timer timer) {
        var drain = new Drain();
        Server server = required(serverName);
        change(() -> {
            wish(server, AdministrativeState.DRAIN);
            drainBy(server, drain);
        });
        drain.begin(server, within, timer);
        return drain.result();
    }

    /**
     * Changes a weight while running; 0 sends no new traffic.
     *
     * @throws IllegalArgumentException when there is no server of that name or the weight is not 0..256
     */
    public void weight(String serverName, int weight) {
        Expect.inRange("weight of server " + serverName, weight, 0, ServerConfig.MAX_WEIGHT);
        change(() -> {
            Server server = required(serverName);
            server.state(server.state().withWeight(weight), clock.nanoTime());
            announce(observer -> observer.serverChanged(server));
        });
    }

    private void drainBy(Server server, @Nullable Drain next) {
        Drain before = server.drain(next);
        if (before != null) {
            announcements.add(before::givenUp);
        }
    }

    /**
     * Changes while running how many connections a server may have; 0 means no limit. Those that it has go on, also when they are
     * more.
     *
     * @throws IllegalArgumentException when there is no server of that name or the number is negative
     */
    public void maxConnections(String serverName, int most) {
        Expect.inRange("maxConnections of server " + serverName, most, 0, Integer.MAX_VALUE);
        change(() -> {
            Server server = required(serverName);
            server.maxConnections(most);
            announce(observer -> observer.serverChanged(server));
        });
    }

    /**
     * Takes a new configuration. Servers with the same name and endpoint stay, with their counts, health and
     * administrative state; others join or leave. The table of clients stays when the affinity is equal.
     *
     * @throws IllegalArgumentException when a new server's host does not resolve; nothing has changed then
     */
    public void apply(PoolConfig next) {
        change(() -> {
            Map<String, Server> leaving = new HashMap<>();
            servers.forEach(server -> leaving.put(identity(server.config()), server));
            List<Server> staying = new ArrayList<>();
            List<Server> joining = new ArrayList<>();
            List<Server> all = new ArrayList<>();
            for (ServerConfig wanted : next.servers()) {
                Server server = leaving.remove(identity(wanted));
                if (server == null) {
                    server = join(wanted);
                    joining.add(server);
                } else if (!server.config().equals(wanted)) {
                    staying.add(server);
                }
                all.add(server);
            }
            Map<String, ServerConfig> wanted = new HashMap<>();
            next.servers().forEach(server -> wanted.put(server.name(), server));
            for (Server server : staying) {
                reconfigure(server, Objects.requireNonNull(wanted.get(server.name())));
            }
            leaving.values().forEach(Server::markRemoved);
            servers = List.copyOf(all);
            config = next;
            leaving.values().forEach(server -> announce(observer -> observer.serverRemoved(server)));
            joining.forEach(server -> announce(observer -> observer.serverAdded(server)));
            staying.forEach(server -> announce(observer -> observer.serverChanged(server)));
        });
    }

    private void reconfigure(Server server, ServerConfig wanted) {
        AdministrativeState before = server.state().wish();
        server.config(wanted, clock.nanoTime());
        if (server.state().wish() != before) {
            drainBy(server, null);
        }
    }

    private static String identity(ServerConfig server) {
        return server.name() + " " + server.endpoint();
    }

    private Server required(String serverName) {
        Server server = server(serverName);
        if (server == null) {
            throw Expect.unexpected("server of pool " + name, serverName,
                    "one of " + servers.stream().map(Server::name).toList());
        }
        return server;
    }

    private void change(Runnable mutation) {
        changing.lock();
        try {
            mutation.run();
            state = state.next(config, servers);
        } finally {
            changing.unlock();
        }
        announcements.deliver();
    }

    private void announce(Consumer<PoolObserver> event) {
        announcements.add(() -> observers.forEach(observer -> announcements.guarded(() -> event.accept(observer))));
    }
}
