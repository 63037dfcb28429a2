package io.evenkeel.proxy.backend;

import io.evenkeel.core.Pool;
import io.evenkeel.proxy.config.BackendConfig;

/** A running backend: a pool, and the settings in force. For any thread; a change of settings holds for new requests. */
public final class Backend {
    private final Pool pool;
    private volatile BackendConfig config;

    /**
     * A backend with a new pool.
     *
     * @throws IllegalArgumentException when a server's host does not resolve
     */
    public Backend(BackendConfig config) {
        this.pool = new Pool(config.pool());
        this.config = config;
    }

    /** Unique in the load balancer. */
    public String name() {
        return pool.name();
    }

    /** The servers. */
    public Pool pool() {
        return pool;
    }

    /** The settings in force. */
    public BackendConfig config() {
        return config;
    }

    /** Takes new settings, the pool's included. */
    public void apply(BackendConfig next) {
        if (!pool.config().equals(next.pool())) {
            pool.apply(next.pool());
        }
        config = next;
    }
}
