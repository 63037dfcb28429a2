package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.FILE;
import static io.evenkeel.director.haproxy.Kinds.TEXT;
import static io.evenkeel.director.haproxy.Kinds.TLS_VERSION;
import static io.evenkeel.director.syntax.Shape.NOTHING;

import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;

/** The options of {@code bind} and {@code server} lines that concern TLS, and the defaults of {@code global} for them. */
final class TlsKeywords {
    private static final String[] VERSIONS = {"sslv3", "tlsv10", "tlsv11", "tlsv12", "tlsv13"};
    /** The flags that {@code ssl-default-bind-options} takes; those of servers are fewer. */
    private static final KeywordTable<Object> DEFAULT_OPTIONS = defaultOptions();

    private TlsKeywords() {}

    /** Those that clients and servers have in common. */
    static <C> KeywordTable.Builder<C> common(KeywordTable.Builder<C> table) {
        table.notBuilt("alpn", TEXT, "protocols that are offered, separated by commas")
                .notBuilt("allow-0rtt", NOTHING, "takes early data")
                .notBuilt("ca-file", FILE, "certificates of authorities that are trusted")
                .notBuilt("ciphers", TEXT, "ciphers up to TLS 1.2")
                .notBuilt("ciphersuites", TEXT, "cipher suites of TLS 1.3")
                .notBuilt("crl-file", FILE, "certificates that were revoked")
                .notBuilt("crt", FILE, "a certificate with its key")
                .notBuilt("npn", TEXT, "protocols that are offered the old way")
                .notBuilt("ssl", NOTHING, "speaks TLS")
                .notBuilt("ssl-max-ver", TLS_VERSION, "the highest version")
                .notBuilt("ssl-min-ver", TLS_VERSION, "the lowest version")
                .notBuilt("no-tls-tickets", NOTHING, "no session tickets");
        for (String version : VERSIONS) {
            table.notBuilt("force-" + version, NOTHING, "this version only").notBuilt("no-" + version, NOTHING, "not this version");
        }
        return table;
    }

    /** Those of {@code bind}. */
    static <C> KeywordTable.Builder<C> bind(KeywordTable.Builder<C> table) {
        return common(table)
                .notBuilt("ca-ignore-err", Value.matching("all | numbers", text -> text.matches("all|[0-9]+(,[0-9]+)*"), "all, or numbers"),
                        "errors of authorities' certificates that do not matter")
                .notBuilt("ca-sign-file", FILE, "an authority that signs generated certificates")
                .notBuilt("ca-sign-pass", TEXT, "the password of its key")
                .notBuilt("ca-verify-file", FILE, "certificates of authorities that are trusted and not told")
                .notBuilt("crt-ignore-err",
                        Value.matching("all | numbers", text -> text.matches("all|[0-9]+(,[0-9]+)*"), "all, or numbers"),
                        "errors of clients' certificates that do not matter")
                .notBuilt("crt-list", FILE, "a list of certificates with options")
                .notBuilt("curves", TEXT, "elliptic curves")
                .notBuilt("ecdhe", TEXT, "the curve for keys")
                .notBuilt("generate-certificates", NOTHING, "makes certificates for names that have none")
                .notBuilt("no-ca-names", NOTHING, "does not tell clients the authorities")
                .notBuilt("prefer-client-ciphers", NOTHING, "the client's order of ciphers counts")
                .notBuilt("strict-sni", NOTHING, "refuses names without a certificate")
                .notBuilt("tls-ticket-keys", FILE, "keys of session tickets")
                .notBuilt("verify", Value.oneOf("none", "optional", "required"), "whether clients show a certificate");
    }

    /** Those of {@code server}. */
    static <C> KeywordTable.Builder<C> server(KeywordTable.Builder<C> table) {
        return common(table)
                .notBuilt("check-alpn", TEXT, "protocols that a check offers")
                .notBuilt("check-sni", TEXT, "the name that a check asks for")
                .notBuilt("check-ssl", NOTHING, "checks with TLS")
                .notBuilt("no-check-ssl", NOTHING, "takes back 'check-ssl'")
                .notBuilt("no-ssl", NOTHING, "takes back 'ssl'")
                .notBuilt("no-ssl-reuse", NOTHING, "a full handshake each time")
                .notBuilt("ssl-reuse", NOTHING, "takes back 'no-ssl-reuse'")
                .notBuilt("no-verifyhost", NOTHING, "takes back 'verifyhost'")
                .notBuilt("sni", Kinds.EXPRESSION, "the name that a connection asks for")
                .notBuilt("tls-tickets", NOTHING, "takes back 'no-tls-tickets'")
                .notBuilt("verify", Value.oneOf("none", "required"), "whether the server's certificate is verified")
                .notBuilt("verifyhost", TEXT, "the name that the certificate must have");
    }

    /** Those of {@code global}. */
    static <C> KeywordTable.Builder<C> global(KeywordTable.Builder<C> table) {
        for (String side : new String[] {"bind", "server"}) {
            String lines = "'" + side + "' lines by default";
            table.notBuilt("ssl-default-" + side + "-ciphers", TEXT, "'ciphers' of " + lines)
                    .notBuilt("ssl-default-" + side + "-ciphersuites", TEXT, "'ciphersuites' of " + lines)
                    .notBuilt("ssl-default-" + side + "-options", Shape.options(DEFAULT_OPTIONS), "other options of " + lines);
        }
        return table.notBuilt("ssl-default-bind-curves", TEXT, "'curves' of 'bind' lines by default")
                .notBuilt("ssl-server-verify", Value.oneOf("none", "required"), "'verify' of 'server' lines by default")
                .notBuilt("ca-base", Kinds.PATH, "the directory of authorities' files")
                .notBuilt("crt-base", Kinds.PATH, "the directory of certificates")
                .notBuilt("ssl-dh-param-file", FILE, "parameters of key exchange")
                .notBuilt("issuers-chain-path", Kinds.PATH, "a directory of intermediate certificates")
                .notBuilt("ssl-engine", Shape.words("name [algo list]", 1), "a cryptographic engine")
                .notBuilt("ssl-load-extra-del-ext", NOTHING, "takes the suffix off before it looks for further files")
                .notBuilt("ssl-load-extra-files", Shape.some(1, Value.oneOf("bundle", "sctl", "ocsp", "issuer", "key", "all", "none")),
                        "further files that belong to a certificate")
                .notBuilt("ssl-mode-async", NOTHING, "lets an engine work beside")
                .notBuilt("ssl-propquery", TEXT, "which algorithms OpenSSL picks")
                .notBuilt("ssl-provider", TEXT, "a provider of OpenSSL")
                .notBuilt("ssl-provider-path", Kinds.PATH, "where providers are")
                .notBuilt("ssl-skip-self-issued-ca", NOTHING, "leaves the root out of the chain");
    }

    private static KeywordTable<Object> defaultOptions() {
        KeywordTable.Builder<Object> table = KeywordTable.<Object>of("default options of TLS")
                .notBuilt("no-tls-tickets", NOTHING, "no session tickets")
                .notBuilt("prefer-client-ciphers", NOTHING, "the client's order of ciphers counts")
                .notBuilt("ssl-max-ver", TLS_VERSION, "the highest version")
                .notBuilt("ssl-min-ver", TLS_VERSION, "the lowest version");
        for (String version : VERSIONS) {
            table.notBuilt("force-" + version, NOTHING, "this version only").notBuilt("no-" + version, NOTHING, "not this version");
        }
        return table.build();
    }
}
