package io.evenkeel.core;

/**
 * Hears what changes in a pool, one event at a time and in order, on the thread that made the change. What an observer
 * throws is logged and otherwise ignored. It must not block.
 */
public interface PoolObserver {
    /** A server joined. */
    default void serverAdded(Server server) {}

    /** A server left; requests on it go on until they end. */
    default void serverRemoved(Server server) {}

    /** The configuration of a server that stays has changed. */
    default void serverChanged(Server server) {}

    /**
     * The checks changed their mind about a server.
     *
     * @param reason a sentence for people, for example {@code connection refused (3rd of 3 failures)}
     */
    default void healthChanged(Server server, Health before, Health now, String reason) {}

    /** The operator changed what is wanted of a server. */
    default void administrativeStateChanged(Server server, AdministrativeState before, AdministrativeState now) {}
}
