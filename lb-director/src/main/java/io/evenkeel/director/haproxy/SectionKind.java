package io.evenkeel.director.haproxy;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The sections of the language. Those that are not built are known so that their lines are not taken for something else. */
enum SectionKind {
    GLOBAL("global", true), DEFAULTS("defaults", true), FRONTEND("frontend", true), BACKEND("backend", true), LISTEN("listen", true), CACHE(
            "cache", false), FCGI_APP("fcgi-app", false), HTTP_ERRORS("http-errors", false), LOG_FORWARD("log-forward",
                    false), MAILERS("mailers", false), PEERS("peers", false), PROGRAM("program", false), RESOLVERS("resolvers",
                            false), RING("ring", false), USERLIST("userlist", false), CRT_STORE("crt-store", false), HEALTHCHECK(
                                    "healthcheck",
                                    false), LOG_PROFILE("log-profile", false), ACME("acme", false), TRACES("traces", false);

    private final String keyword;
    private final boolean built;

    SectionKind(String keyword, boolean built) {
        this.keyword = keyword;
        this.built = built;
    }

    String keyword() {
        return keyword;
    }

    boolean built() {
        return built;
    }

    /** Whether clients come in here. */
    boolean takesClients() {
        return this == FRONTEND || this == LISTEN;
    }

    /** Whether servers stand here. */
    boolean hasServers() {
        return this == BACKEND || this == LISTEN;
    }

    /** Whether it is a frontend, a backend, both, or what they begin with. */
    boolean isProxy() {
        return this == DEFAULTS || this == FRONTEND || this == BACKEND || this == LISTEN;
    }

    static @Nullable SectionKind of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.keyword.equals(word)).findFirst().orElse(null);
    }

    static List<String> keywords() {
        return Arrays.stream(values()).map(SectionKind::keyword).toList();
    }
}
