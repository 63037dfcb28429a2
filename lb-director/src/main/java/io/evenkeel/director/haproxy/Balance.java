package io.evenkeel.director.haproxy;

import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/** How a server is chosen: {@code balance} with its parameters. */
public sealed interface Balance {
    /** Whether it needs a request to look at; in TCP mode it is as {@link RoundRobin}. */
    default boolean needsHttp() {
        return this instanceof Uri || this instanceof UrlParameter || this instanceof Header;
    }

    /** In turn, as their weights say. The default. */
    record RoundRobin() implements Balance {}

    /** The one with the fewest connections for its weight. */
    record LeastConnections() implements Balance {}

    /** In turn, by a plan that does not change. */
    record StaticRoundRobin() implements Balance {}

    /** The first that has a free place. */
    record First() implements Balance {}

    /** By the client's address. */
    record Source() implements Balance {}

    /**
     * By the URI.
     *
     * @param length characters that count; empty: all
     * @param depth directories that count; empty: all
     * @param whole with the query
     * @param pathOnly without scheme and host
     */
    record Uri(OptionalInt length, OptionalInt depth, boolean whole, boolean pathOnly) implements Balance {}

    /**
     * By a parameter of the query.
     *
     * @param checkPost also by one in the body
     */
    record UrlParameter(String name, boolean checkPost) implements Balance {}

    /**
     * By a header.
     *
     * @param useDomainOnly only the part of a host's name in front of the last dot counts
     */
    record Header(String name, boolean useDomainOnly) implements Balance {}

    /**
     * By a cookie of the remote desktop protocol.
     *
     * @param name {@code null} for {@code mstshash}
     */
    record RdpCookie(@Nullable String name) implements Balance {}

    /**
     * The least loaded of several that chance picks.
     *
     * @param draws how many are picked, 2 by default
     */
    record Random(int draws) implements Balance {}

    /** As latest HAProxy does when nothing is said: {@code random(2)}. */
    record ByVersion() implements Balance {}
}
