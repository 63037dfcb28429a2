package io.evenkeel.core.health;

/**
 * What is done to find out whether a server works: a value, compared by {@code equals}. The kinds (TCP connect, HTTP
 * request) live where the network is, in {@code lb-healthcheck}; a pool only carries the value.
 */
public interface HealthCheck {
    /** How often, how long, and how many results in a row decide. */
    CheckTiming timing();

    /** A few words for people, for example {@code HTTP GET /up}. */
    String describe();
}
