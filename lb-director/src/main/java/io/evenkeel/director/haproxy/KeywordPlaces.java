package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.SectionKind.BACKEND;
import static io.evenkeel.director.haproxy.SectionKind.DEFAULTS;
import static io.evenkeel.director.haproxy.SectionKind.FRONTEND;
import static io.evenkeel.director.haproxy.SectionKind.LISTEN;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** In which of the four proxy sections a keyword has a meaning, and where it is an error instead of being left out. */
final class KeywordPlaces {
    private static final Set<SectionKind> ALL = EnumSet.of(DEFAULTS, FRONTEND, BACKEND, LISTEN);
    private static final Set<SectionKind> CLIENT_SIDE = EnumSet.of(DEFAULTS, FRONTEND, LISTEN);
    private static final Set<SectionKind> SERVER_SIDE = EnumSet.of(DEFAULTS, BACKEND, LISTEN);
    private static final Set<SectionKind> NOT_DEFAULTS = EnumSet.of(FRONTEND, BACKEND, LISTEN);

    /** Keywords that do not have a meaning in all four sections. */
    private static final Map<String, Set<SectionKind>> PLACES = new HashMap<>();
    /** Keywords that HAProxy refuses where they have no meaning, also outside {@code defaults}. */
    private static final Set<String> STRICT = Set.of("server", "server-template", "default-server", "retry-on", "declare capture",
            "tcp-response content", "tcp-response inspect-delay");
    /** Keywords that only a {@code defaults} section with a name may have. */
    private static final Set<String> NAMED_DEFAULTS = Set.of("acl", "http-request", "http-response", "http-after-response",
            "tcp-request connection", "tcp-request session", "tcp-request content", "tcp-response content", "tcp-request inspect-delay",
            "tcp-response inspect-delay");

    static {
        put(EnumSet.of(FRONTEND, LISTEN), "bind", "use_backend", "monitor fail", "declare capture", "capture cookie", "capture request",
                "capture response");
        put(EnumSet.of(BACKEND, LISTEN), "server", "server-template", "use-server", "stick", "dispatch");
        put(NOT_DEFAULTS, "description", "id", "redirect", "filter", "stats admin", "stats http-request", "force-persist", "ignore-persist",
                "stick-table", "use-fcgi-app");
        put(CLIENT_SIDE, "default_backend", "maxconn", "timeout client", "timeout client-fin", "backlog", "monitor-uri",
                "rate-limit sessions", "clitcpka-cnt", "clitcpka-idle", "clitcpka-intvl", "log-format", "log-format-sd",
                "error-log-format");
        put(SERVER_SIDE, "balance", "default-server", "retries", "timeout connect", "timeout server", "timeout server-fin", "timeout queue",
                "timeout check", "option httpchk", "cookie", "dynamic-cookie-key", "fullconn", "hash-type", "hash-balance-factor",
                "http-check", "http-reuse", "http-send-name-header", "load-server-state-from-file", "max-keep-alive-queue", "retry-on",
                "source", "srvtcpka-cnt", "srvtcpka-idle", "srvtcpka-intvl", "tcp-check", "tcp-response content",
                "tcp-response inspect-delay",
                "transparent", "max-session-srv-conns");
        PLACES.put("max-session-srv-conns", CLIENT_SIDE);
        ProxyOptions.CLIENT_SWITCHES.forEach(name -> put(CLIENT_SIDE, "option " + name));
        ProxyOptions.SERVER_SWITCHES.forEach(name -> put(SERVER_SIDE, "option " + name));
    }

    private KeywordPlaces() {}

    private static void put(Set<SectionKind> sections, String... keywords) {
        for (String keyword : keywords) {
            PLACES.put(keyword, sections);
        }
    }

    /** The sections in which a keyword has a meaning. */
    static Set<SectionKind> of(String keyword) {
        return PLACES.getOrDefault(keyword, ALL);
    }

    /** Whether the keyword is an error in a section, instead of being left out. */
    static boolean isError(String keyword, ProxyDraft proxy) {
        if (proxy.kind == DEFAULTS) {
            return !of(keyword).contains(DEFAULTS) || (NAMED_DEFAULTS.contains(keyword) && proxy.name.isEmpty());
        }
        return STRICT.contains(keyword) && !of(keyword).contains(proxy.kind);
    }
}
