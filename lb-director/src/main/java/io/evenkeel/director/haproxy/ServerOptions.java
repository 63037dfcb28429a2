package io.evenkeel.director.haproxy;

import java.util.OptionalInt;

import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;

/** What may follow the address of a {@code server} line, and {@code default-server}. */
final class ServerOptions {
    private static final int HIGHEST_WEIGHT = 256;

    static final KeywordTable<ServerDraft> TABLE = KeywordTable.<ServerDraft>of("a 'server' line")
            .acts("check", Shape.NOTHING, "checks the server; without it, it counts as healthy", (arguments, server) -> server.check = true)
            .acts("no-check", Shape.NOTHING, "takes back 'check' of 'default-server'", (arguments, server) -> server.check = false)
            .acts("inter", Value.word("time"), "time from one check to the next, 2 s by default",
                    (arguments, server) -> server.interval = TimeValue.positive(arguments))
            .acts("rise", Value.word("number"), "good checks in a row that bring it back, 2 by default",
                    (arguments, server) -> server.rise = arguments.integer(1, Integer.MAX_VALUE))
            .acts("fall", Value.word("number"), "bad checks in a row that take it out, 3 by default",
                    (arguments, server) -> server.fall = arguments.integer(1, Integer.MAX_VALUE))
            .acts("weight", Value.word("0..256"), "its share, 1 by default; 0 gets no new clients",
                    (arguments, server) -> server.weight = arguments.integer(0, HIGHEST_WEIGHT))
            .acts("maxconn", Value.word("number"), "connections at a time, 0 (the default) for no limit", (arguments, server) -> {
                int most = arguments.integer(0, Integer.MAX_VALUE);
                server.maxConnections = most == 0 ? OptionalInt.empty() : OptionalInt.of(most);
            })
            .acts("disabled", Shape.NOTHING, "starts in maintenance", (arguments, server) -> server.disabled = true)
            .acts("enabled", Shape.NOTHING, "takes back 'disabled' of 'default-server'", (arguments, server) -> server.disabled = false)
            .notBuilt("addr", "agent-addr", "agent-check", "agent-inter", "agent-port", "agent-send", "allow-0rtt", "alpn", "backup",
                    "ca-file",
                    "check-alpn", "check-proto", "check-send-proxy", "check-sni", "check-ssl", "check-via-socks4", "ciphers",
                    "ciphersuites", "cookie",
                    "crl-file", "crt", "downinter", "error-limit", "fastinter", "force-sslv3", "force-tlsv10", "force-tlsv11",
                    "force-tlsv12",
                    "force-tlsv13", "id", "init-addr", "log-proto", "max-reuse", "maxqueue", "minconn", "namespace", "no-agent-check",
                    "no-backup",
                    "no-check-ssl", "no-send-proxy", "no-send-proxy-v2", "no-ssl", "no-ssl-reuse", "no-sslv3", "no-tls-tickets",
                    "no-tlsv10", "no-tlsv11",
                    "no-tlsv12", "no-tlsv13", "no-verifyhost", "non-stick", "npn", "observe", "on-error", "on-marked-down", "on-marked-up",
                    "pool-low-conn",
                    "pool-max-conn", "pool-purge-delay", "port", "proto", "proxy-v2-options", "redir", "resolve-net", "resolve-opts",
                    "resolve-prefer",
                    "resolvers", "send-proxy", "send-proxy-v2", "send-proxy-v2-ssl", "send-proxy-v2-ssl-cn", "shard", "slowstart", "sni",
                    "socks4", "source",
                    "ssl", "ssl-max-ver", "ssl-min-ver", "ssl-reuse", "stick", "tcp-ut", "tfo", "tls-tickets", "track", "usesrc", "verify",
                    "verifyhost",
                    "ws")
            .build();

    private ServerOptions() {}
}
