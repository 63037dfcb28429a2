package io.evenkeel.proxy.frontend;

/** A connected client, as far as stopping is concerned. Both methods are called on the connection's loop. */
public interface ClientConnection {
    /** Finish what is under way, take nothing new, then close. */
    void drain();

    /** Close now. */
    void abort();
}
