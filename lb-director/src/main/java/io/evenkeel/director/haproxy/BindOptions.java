package io.evenkeel.director.haproxy;

import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Value;
import org.jspecify.annotations.Nullable;

/** What may follow the addresses of a {@code bind} line. */
final class BindOptions {
    static final KeywordTable<BindOptions> TABLE = KeywordTable.<BindOptions>of("a 'bind' line")
            .acts("name", Value.word("name"), "names the address for people",
                    (arguments, bind) -> bind.name = arguments.next("a name").value())
            .notBuilt("accept-proxy", "accept-netscaler-cip", "allow-0rtt", "alpn", "backlog", "ca-file", "ca-ignore-err", "ca-sign-file",
                    "ca-sign-pass",
                    "ca-verify-file", "ciphers", "ciphersuites", "crl-file", "crt", "crt-ignore-err", "crt-list", "curves", "defer-accept",
                    "ecdhe",
                    "expose-fd", "force-sslv3", "force-tlsv10", "force-tlsv11", "force-tlsv12", "force-tlsv13", "generate-certificates",
                    "gid", "group", "id",
                    "interface", "level", "maxconn", "mode", "mss", "namespace", "nice", "no-ca-names", "no-sslv3", "no-tls-tickets",
                    "no-tlsv10", "no-tlsv11",
                    "no-tlsv12", "no-tlsv13", "npn", "prefer-client-ciphers", "process", "proto", "severity-output", "shards", "ssl",
                    "ssl-max-ver",
                    "ssl-min-ver", "strict-sni", "tcp-ut", "tfo", "thread", "tls-ticket-keys", "transparent", "uid", "user", "v4v6",
                    "v6only", "verify")
            .build();

    @Nullable
    String name;
}
