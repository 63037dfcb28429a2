package io.evenkeel.linux.route;

/**
 * A route that somebody, or the kernel, has taken away.
 *
 * @param table the number of the table that it was in
 * @param metric by which the kernel told it from others to the same destination
 */
public record RemovedRoute(Prefix destination, int table, int metric) {}
