package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.HEADER;
import static io.evenkeel.director.haproxy.Kinds.TEXT;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.anyOf;
import static io.evenkeel.director.syntax.Shape.literal;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;

/** The rows of {@code option} in proxy sections. */
final class ProxyOptions {
    /** Options of the side of clients that are switches: {@code no} and {@code default} may stand in front of them. */
    static final Set<String> CLIENT_SWITCHES = Set.of("accept-invalid-http-request", "clitcpka", "contstats", "disable-h2-upgrade",
            "dontlog-normal", "dontlognull", "h1-case-adjust-bogus-client", "http-ignore-probes", "http-use-proxy-header",
            "idle-close-on-response", "log-separate-errors", "logasap", "socket-stats", "tcp-smart-accept");
    /** Those of the side of servers. */
    static final Set<String> SERVER_SWITCHES = Set.of("abortonclose", "accept-invalid-http-response", "allbackups", "checkcache",
            "h1-case-adjust-bogus-server", "http-pretend-keepalive", "log-health-checks", "persist", "prefer-last-server", "redispatch",
            "srvtcpka", "tcp-smart-connect", "transparent");
    /** Those of both. */
    static final Set<String> SWITCHES = Set.of("http-buffer-request", "http-no-delay", "independent-streams", "nolinger", "splice-auto",
            "splice-request", "splice-response", "http-keep-alive", "http-server-close", "httpclose");

    /** What those do that are not built. */
    private static final Map<String, String> SWITCHES_SAY = new TreeMap<>(Map.ofEntries(
            Map.entry("abortonclose", "drops waiting requests whose client is gone"),
            Map.entry("accept-invalid-http-request", "lets some wrong requests pass"),
            Map.entry("accept-invalid-http-response", "lets some wrong responses pass"),
            Map.entry("checkcache", "blocks cacheable responses with cookies"),
            Map.entry("clitcpka", "keeps connections of clients alive"), Map.entry("contstats", "counts bytes while they pass"),
            Map.entry("disable-h2-upgrade", "no HTTP/2 without being told"),
            Map.entry("h1-case-adjust-bogus-client", "writes headers' names to clients in their old case"),
            Map.entry("h1-case-adjust-bogus-server", "writes headers' names to servers in their old case"),
            Map.entry("http-buffer-request", "waits for the body before it goes on"),
            Map.entry("http-ignore-probes", "says nothing about connections without a request"),
            Map.entry("http-no-delay", "sends small pieces at once"),
            Map.entry("http-pretend-keepalive", "tells servers that the connection stays open"),
            Map.entry("http-use-proxy-header", "knows the header Proxy-Connection"),
            Map.entry("idle-close-on-response", "closes idle connections at a stop only behind a response"),
            Map.entry("independent-streams", "each direction has its own timeout"), Map.entry("nolinger", "closes by reset"),
            Map.entry("persist", "sends clients to their server although it is down"),
            Map.entry("prefer-last-server", "keeps to the server of the connection"),
            Map.entry("socket-stats", "counts each address on its own"), Map.entry("splice-auto", "moves data in the kernel where it pays"),
            Map.entry("splice-request", "moves requests in the kernel"), Map.entry("splice-response", "moves responses in the kernel"),
            Map.entry("srvtcpka", "keeps connections to servers alive"), Map.entry("tcp-smart-accept", "acknowledges with the first data"),
            Map.entry("tcp-smart-connect", "connects with the first data"),
            Map.entry("transparent", "connects to where the client meant to")));

    private static final Value<String> NETWORK = Value.matching("network", text -> !text.isEmpty() && text.matches("[0-9A-Fa-f.:/]+"),
            "an address or a network such as 127.0.0.0/8");
    private static final Shape EXCEPT_HEADER = anyOf(named("except", NETWORK), named("header", HEADER));
    private static final String LOG = "access lines have one form, in the program's own log";

    private ProxyOptions() {}

    /** Whether {@code no} and {@code default} may stand in front of an option. */
    static boolean isSwitch(String option) {
        return CLIENT_SWITCHES.contains(option) || SERVER_SWITCHES.contains(option) || SWITCHES.contains(option);
    }

    static KeywordTable.Builder<ProxyDraft> addTo(KeywordTable.Builder<ProxyDraft> table) {
        table.acts("option forwardfor", anyOf(named("except", NETWORK), named("header", HEADER), literal("if-none")),
                "tells servers the client's address in X-Forwarded-For", ProxyOptions::forwardFor)
                .acts("option httpclose", NOTHING, "closes both connections after a response",
                        (arguments, proxy) -> connection(arguments, proxy, ProxySettings.ConnectionMode.CLOSE))
                .acts("option http-server-close", NOTHING, "closes the connection to the server after a response",
                        (arguments, proxy) -> connection(arguments, proxy, ProxySettings.ConnectionMode.SERVER_CLOSE))
                .acts("option http-keep-alive", NOTHING, "keeps both connections open after a response, the default",
                        (arguments, proxy) -> connection(arguments, proxy, ProxySettings.ConnectionMode.KEEP_ALIVE))
                .acts("option httpchk", HttpCheckShape.SHAPE, "checks servers with a request, OPTIONS / HTTP/1.0 by default",
                        HttpCheckShape::read)
                .acts("option allbackups", NOTHING, "all backup servers serve together when they must, not only the first",
                        (arguments, proxy) -> proxy.settings.allBackups = !proxy.negated)
                .idle("option redispatch", maybe(Value.integer(-65535, 65535)), "another server when one cannot be reached",
                        "every retry goes to a server that was not tried yet")
                .idle("option httplog", maybe(literal("clf")), "the form of access lines", LOG)
                .idle("option tcplog", NOTHING, "the form of access lines", LOG)
                .idle("option httpslog", NOTHING, "the form of access lines", LOG)
                .idle("option dontlognull", NOTHING, "no line for connections without data", LOG)
                .idle("option dontlog-normal", NOTHING, "no line when all went well", LOG)
                .idle("option log-separate-errors", NOTHING, "errors have a higher level", LOG)
                .idle("option logasap", NOTHING, "writes a line before the end", LOG)
                .idle("option log-health-checks", NOTHING, "a line for each change of a check", "every change of a server is logged")
                .notBuilt("option originalto", EXCEPT_HEADER, "tells servers the original destination")
                .notBuilt("option http-restrict-req-hdr-names", Value.oneOf("preserve", "delete", "reject"),
                        "what becomes of headers with strange names")
                .notBuilt("option tcpka", NOTHING, "keeps connections on both sides alive");
        canned(table);
        SWITCHES_SAY.forEach((name, says) -> table.notBuilt("option " + name, NOTHING, says));
        return table;
    }

    private static void canned(KeywordTable.Builder<ProxyDraft> table) {
        table.notBuilt("option tcp-check", NOTHING, "checks servers by steps of 'tcp-check'")
                .notBuilt("option ssl-hello-chk", NOTHING, "checks servers with the first message of SSLv3")
                .notBuilt("option smtpchk", maybe(all(TEXT, TEXT)), "checks mail servers")
                .notBuilt("option ldap-check", NOTHING, "checks LDAP servers")
                .notBuilt("option redis-check", NOTHING, "checks Redis servers")
                .notBuilt("option mysql-check", maybe(named("user", TEXT, maybe(Value.oneOf("pre-41", "post-41")))), "checks MySQL servers")
                .notBuilt("option pgsql-check", named("user", TEXT), "checks PostgreSQL servers")
                .notBuilt("option spop-check", NOTHING, "checks agents of SPOE")
                .notBuilt("option external-check", NOTHING, "checks servers by a program")
                .notBuilt("option http-use-htx", NOTHING, "the way messages are kept, of which there is one");
    }

    private static void connection(Arguments arguments, ProxyDraft proxy, ProxySettings.ConnectionMode mode) {
        proxy.httpOnly(arguments);
        if (!proxy.negated) {
            proxy.settings.connectionMode = mode;
        } else if (proxy.settings.connectionMode == mode) {
            proxy.settings.connectionMode = ProxySettings.ConnectionMode.KEEP_ALIVE;
        }
    }

    private static void forwardFor(Arguments arguments, ProxyDraft proxy) {
        proxy.httpOnly(arguments);
        String header = "X-Forwarded-For";
        boolean ifNone = false;
        while (arguments.hasNext()) {
            if (arguments.take("except")) {
                var network = arguments.next("a network");
                proxy.settings.forwardFor = new ProxySettings.ForwardFor(header, ifNone);
                throw Complaint.refusal(network.position(), "'except' of 'option forwardfor' is not carried out: not built yet", null);
            }
            if (arguments.take("header")) {
                header = arguments.take(HEADER);
            } else {
                ifNone = arguments.take("if-none");
            }
        }
        proxy.settings.forwardFor = new ProxySettings.ForwardFor(header, ifNone);
    }
}
