package io.evenkeel.core;

/** That one key belongs to one server, and the connections that are due to it. For any thread. */
public interface AffinityEntry {
    /** The server that the key belongs to. */
    Server server();

    /** A lease was given because of this entry. */
    void opened();

    /** It was looked up, but no lease was given because of it. */
    void unused();

    /** Such a lease was closed. */
    void closed();
}
