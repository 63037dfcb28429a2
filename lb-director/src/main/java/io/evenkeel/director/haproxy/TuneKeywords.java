package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.COUNT;
import static io.evenkeel.director.haproxy.Kinds.ON_OFF;

import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;

/** {@code tune.*}. What only tunes the inside of HAProxy needs nothing; what a client or a server can see is refused. */
final class TuneKeywords {
    private static final String INSIDE = "it tunes the inside of HAProxy";

    private TuneKeywords() {}

    static <C> KeywordTable.Builder<C> addTo(KeywordTable.Builder<C> table) {
        for (String size : new String[] {"buffers.limit", "buffers.reserve", "comp.maxlevel", "http.cookielen", "http.logurilen",
            "http.maxhdr",
            "idletimer", "maxaccept", "maxpollevents", "maxrewrite", "pattern.cache-size", "peers.max-updates-at-once", "pipesize",
            "pool-high-fd-ratio", "pool-low-fd-ratio", "rcvbuf.client", "rcvbuf.server", "recv_enough", "runqueue-depth", "sndbuf.client",
            "sndbuf.server", "stick-counters", "vars.check-max-size", "vars.global-max-size", "vars.proc-max-size", "vars.reqres-max-size",
            "vars.sess-max-size", "vars.txn-max-size", "ssl.cachesize", "ssl.capture-buffer-size", "ssl.capture-cipherlist-size",
            "ssl.default-dh-param", "ssl.maxrecord", "ssl.hard-maxrecord", "ssl.ssl-ctx-cache-size", "fail-alloc", "lua.forced-yield",
            "lua.maxmem", "chksize"}) {
            number(table, size);
        }
        for (String flag : new String[] {"fd.edge-triggered", "idle-pool.shared", "listener.multi-queue", "sched.low-latency",
            "ssl.keylog"}) {
            table.idle("tune." + flag, ON_OFF, "", INSIDE);
        }
        for (String time : new String[] {"lua.service-timeout", "lua.session-timeout", "lua.task-timeout"}) {
            table.idle("tune." + time, TimeValue.TIME, "", INSIDE);
        }
        return table.idle("tune.zlib.memlevel", Value.integer(1, 9), "", INSIDE)
                .idle("tune.zlib.windowsize", Value.integer(8, 15), "", INSIDE)
                .idle("tune.ssl.force-private-cache", Shape.NOTHING, "", INSIDE)
                .idle("tune.ssl.lifetime", TimeValue.SECONDS, "", INSIDE)
                .notBuilt("tune.bufsize", Value.integer(1, Integer.MAX_VALUE), "the longest head of a message")
                .notBuilt("tune.h2.header-table-size", Value.integer(0, 65535), "a limit of HTTP/2")
                .notBuilt("tune.h2.initial-window-size", COUNT, "a limit of HTTP/2")
                .notBuilt("tune.h2.max-concurrent-streams", COUNT, "a limit of HTTP/2")
                .notBuilt("tune.h2.max-frame-size", Value.integer(16384, 16777215), "a limit of HTTP/2");
    }

    private static <C> void number(KeywordTable.Builder<C> table, String name) {
        switch (name) {
            case "http.maxhdr", "maxrewrite", "http.cookielen", "http.logurilen", "stick-counters" ->
                table.notBuilt("tune." + name, COUNT, "a limit that clients or logs can see");
            default -> table.idle("tune." + name, COUNT, "", INSIDE);
        }
    }
}
