package io.evenkeel.proxy.config;

/** What a frontend speaks with its clients. */
public enum Protocol {
    /** Bytes, relayed as they are. */
    TCP,
    /** HTTP/1.0 and HTTP/1.1, a server chosen for each request. */
    HTTP
}
