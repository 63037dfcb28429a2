package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.COUNT;
import static io.evenkeel.director.haproxy.Kinds.PORT;
import static io.evenkeel.director.haproxy.Kinds.POSITIVE;
import static io.evenkeel.director.haproxy.Kinds.TEXT;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.anyOf;
import static io.evenkeel.director.syntax.Shape.either;
import static io.evenkeel.director.syntax.Shape.named;

import java.util.OptionalInt;
import java.util.regex.Pattern;

import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;

/** What may follow the address of a {@code server} line, and {@code default-server}. */
final class ServerOptions {
    /** {@code source} of servers and of sections. */
    static final Shape SOURCE = all(Addresses.SOURCE, anyOf(named("usesrc", either(Value.oneOf("client", "clientip"),
            Value.matching("hdr_ip(name)", text -> text.matches("hdr_ip\\([^)]+\\)"), "such as hdr_ip(x-forwarded-for)"),
            Addresses.ADDRESS)),
            named("interface", TEXT)));

    private static final String PROXY_V2_NAME = "(ssl|cert-cn|ssl-cipher|cert-sig|cert-key|authority|crc32c|unique-id)";
    private static final Pattern PROXY_V2 = Pattern.compile(PROXY_V2_NAME + "(," + PROXY_V2_NAME + ")*");

    static final KeywordTable<ServerDraft> TABLE = others(checks(TlsKeywords.server(KeywordTable.<ServerDraft>of("a 'server' line")
            .acts("check", NOTHING, "checks the server; without it, it counts as healthy", (arguments, server) -> server.check = true)
            .acts("no-check", NOTHING, "takes back 'check' of 'default-server'", (arguments, server) -> server.check = false)
            .sets("inter", TimeValue.POSITIVE, "time from one check to the next, 2 s by default", (server, time) -> server.interval = time)
            .sets("rise", POSITIVE, "good checks in a row that bring it back, 2 by default", (server, rise) -> server.rise = rise)
            .sets("fall", POSITIVE, "bad checks in a row that take it out, 3 by default", (server, fall) -> server.fall = fall)
            .sets("weight", Value.integer(0, 256), "its share, 1 by default; 0 gets no new clients",
                    (server, weight) -> server.weight = weight)
            .sets("maxconn", COUNT, "connections at a time, 0 (the default) for no limit",
                    (server, most) -> server.maxConnections = most == 0 ? OptionalInt.empty() : OptionalInt.of(most))
            .acts("disabled", NOTHING, "starts in maintenance", (arguments, server) -> server.disabled = true)
            .acts("enabled", NOTHING, "takes back 'disabled' of 'default-server'", (arguments, server) -> server.disabled = false))))
            .build();

    private ServerOptions() {}

    private static KeywordTable.Builder<ServerDraft> checks(KeywordTable.Builder<ServerDraft> table) {
        return table.notBuilt("addr", Addresses.ADDRESS, "where checks go")
                .notBuilt("port", PORT, "the port where checks go")
                .notBuilt("fastinter", TimeValue.POSITIVE, "time between checks while the state changes")
                .notBuilt("downinter", TimeValue.POSITIVE, "time between checks while it is down")
                .notBuilt("check-proto", TEXT, "the protocol of checks")
                .notBuilt("check-send-proxy", NOTHING, "sends a PROXY header with checks")
                .notBuilt("no-check-send-proxy", NOTHING, "takes back 'check-send-proxy'")
                .notBuilt("check-via-socks4", NOTHING, "checks over the SOCKS proxy")
                .notBuilt("agent-check", NOTHING, "asks an agent for its state")
                .notBuilt("no-agent-check", NOTHING, "takes back 'agent-check'")
                .notBuilt("agent-addr", Addresses.ADDRESS, "where the agent is")
                .notBuilt("agent-inter", TimeValue.POSITIVE, "time between questions to the agent")
                .notBuilt("agent-port", PORT, "the port of the agent")
                .notBuilt("agent-send", TEXT, "what the agent is told")
                .notBuilt("observe", Value.oneOf("layer4", "layer7", "none"), "watches the traffic for errors")
                .notBuilt("error-limit", POSITIVE, "errors in a row before 'on-error'")
                .notBuilt("on-error", Value.oneOf("fastinter", "fail-check", "sudden-death", "mark-down"), "what then happens")
                .notBuilt("on-marked-down", Value.oneOf("shutdown-sessions"), "what happens when it goes down")
                .notBuilt("on-marked-up", Value.oneOf("shutdown-backup-sessions"), "what happens when it comes back")
                .notBuilt("track", TEXT, "has the state of another server");
    }

    private static KeywordTable.Builder<ServerDraft> others(KeywordTable.Builder<ServerDraft> table) {
        for (String header : new String[] {"send-proxy", "send-proxy-v2", "send-proxy-v2-ssl", "send-proxy-v2-ssl-cn"}) {
            table.notBuilt(header, NOTHING, "tells the client's address in a PROXY header").notBuilt("no-" + header, NOTHING,
                    "takes back '" + header + "'");
        }
        return table
                .acts("backup", NOTHING, "serves when no other server can", (arguments, server) -> server.backup = true)
                .acts("no-backup", NOTHING, "takes back 'backup' of 'default-server'", (arguments, server) -> server.backup = false)
                .notBuilt("cookie", TEXT, "its name in the persistence cookie")
                .notBuilt("id", POSITIVE, "a number for statistics and hashing")
                .notBuilt("init-addr",
                        Value.matching("methods",
                                text -> text.matches("(last|libc|none|[0-9a-fA-F.:]+)(,(last|libc|none|[0-9a-fA-F.:]+))*"),
                                "last, libc, none or an address, separated by commas"),
                        "how its address is found at the start")
                .notBuilt("log-proto", Value.oneOf("legacy", "octet-count"), "how lines to a log server are framed")
                .notBuilt("max-reuse", Value.integer(-1, Integer.MAX_VALUE), "requests over one connection")
                .notBuilt("maxqueue", COUNT, "how many may wait for it")
                .notBuilt("minconn", COUNT, "its limit of connections when there is little to do")
                .notBuilt("namespace", TEXT, "the network namespace")
                .notBuilt("non-stick", NOTHING, "is not kept in stick tables")
                .notBuilt("stick", NOTHING, "takes back 'non-stick'")
                .notBuilt("pool-low-conn", Value.integer(-1, Integer.MAX_VALUE), "idle connections below which it shares them")
                .notBuilt("pool-max-conn", Value.integer(-1, Integer.MAX_VALUE), "idle connections to it")
                .notBuilt("pool-purge-delay", TimeValue.TIME, "how long idle connections are kept")
                .notBuilt("proto", Value.oneOf("h1", "h2", "fcgi", "none"), "the protocol")
                .notBuilt("proxy-v2-options",
                        Value.matching("name[,name]", PROXY_V2.asMatchPredicate(),
                                "ssl, cert-cn, ssl-cipher, cert-sig, cert-key, authority, crc32c or unique-id, separated by commas"),
                        "what the PROXY header tells besides")
                .notBuilt("redir", TEXT, "sends clients there instead")
                .notBuilt("resolve-net", TEXT, "which of several addresses is preferred")
                .notBuilt("resolve-opts", TEXT, "how addresses from the DNS are used")
                .notBuilt("resolve-prefer", Value.oneOf("ipv4", "ipv6"), "which family is preferred")
                .notBuilt("resolvers", Names.NAME, "the resolvers that look its name up")
                .notBuilt("shard", COUNT, "its part of the tables, among peers")
                .differs("slowstart", TimeValue.TIME, "how long it takes to its whole weight after a failure",
                        "its weight grows, its 'maxconn' holds from the start",
                        (arguments, server) -> server.slowStart = arguments.take(TimeValue.TIME))
                .notBuilt("socks4", Addresses.WITH_PORT, "a SOCKS proxy before it")
                .notBuilt("source", SOURCE, "the address to connect from")
                .notBuilt("usesrc", TEXT, "belongs behind 'source'")
                .notBuilt("tcp-ut", TimeValue.TIME, "how long data may stay unacknowledged")
                .notBuilt("tfo", NOTHING, "sends data with the first packet")
                .notBuilt("no-tfo", NOTHING, "takes back 'tfo'")
                .notBuilt("ws", Value.oneOf("auto", "h1", "h2"), "the protocol of WebSocket");
    }
}
