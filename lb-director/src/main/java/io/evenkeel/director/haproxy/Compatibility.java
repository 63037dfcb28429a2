package io.evenkeel.director.haproxy;

/**
 * The version of HAProxy whose defaults hold where a file says nothing, since some have changed. Its language is that of
 * 2.6 in any case.
 */
public enum Compatibility {
    /** As HAProxy 2.6: {@code balance roundrobin}, no {@code option abortonclose}, no ALPN unless asked for. For files. */
    V2_6,
    /** As HAProxy 3.3 and later: {@code balance random(2)}. The other defaults that changed are of options not built yet. */
    LATEST
}
