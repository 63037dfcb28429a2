package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.COUNT;
import static io.evenkeel.director.haproxy.Kinds.FILE;
import static io.evenkeel.director.haproxy.Kinds.HEADER;
import static io.evenkeel.director.haproxy.Kinds.IF;
import static io.evenkeel.director.haproxy.Kinds.POSITIVE;
import static io.evenkeel.director.haproxy.Kinds.TEXT;
import static io.evenkeel.director.haproxy.Kinds.URL;
import static io.evenkeel.director.haproxy.LogFormat.FORMAT;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.anyOf;
import static io.evenkeel.director.syntax.Shape.either;
import static io.evenkeel.director.syntax.Shape.literal;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;
import static io.evenkeel.director.syntax.Shape.one;
import static io.evenkeel.director.syntax.Shape.options;
import static io.evenkeel.director.syntax.Shape.some;
import static io.evenkeel.director.syntax.Shape.words;

import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;

/** The keywords of proxy sections that concern rules, persistence, answers of its own, and what is done to messages. */
final class RoutingKeywords {
    /** What {@code cookie} takes behind the name. */
    private static final Shape COOKIE = all(TEXT, anyOf(literal("rewrite"), literal("insert"), literal("prefix"), literal("indirect"),
            literal("nocache"), literal("postonly"), literal("preserve"), literal("httponly"), literal("secure"), literal("dynamic"),
            named("domain", TEXT), named("maxidle", TimeValue.SECONDS), named("maxlife", TimeValue.SECONDS), named("attr", TEXT)));
    private static final Value<String> ERROR = Value.oneOf("200", "400", "401", "403", "404", "405", "407", "408", "410", "413", "421",
            "422",
            "425", "429", "500", "501", "502", "503", "504");
    private static final Value<String> RETRY = Value.oneOf("none", "conn-failure", "empty-response", "junk-response", "response-timeout",
            "0rtt-rejected", "all-retryable-errors", "401", "403", "404", "408", "421", "425", "429", "500", "501", "502", "503", "504");

    private static final Value<String> FACTOR = Value.matching("factor", text -> text.matches("0|[1-9][0-9]{2,4}") && !text.equals("100"),
            "0, or more than 100 and less than 100000");

    private RoutingKeywords() {}

    static KeywordTable.Builder<ProxyDraft> addTo(KeywordTable.Builder<ProxyDraft> table) {
        return others(answers(persistence(rules(table))));
    }

    private static KeywordTable.Builder<ProxyDraft> rules(KeywordTable.Builder<ProxyDraft> table) {
        return table.notBuilt("acl", AclShape.DEFINITION, "names a test")
                .notBuilt("use_backend", all(either(FORMAT), IF), "sends clients to another section")
                .notBuilt("use-server", all(FORMAT, ConditionShape.NEEDED), "sends clients to one server")
                .notBuilt("http-request", one(HttpRuleKeywords.REQUEST), "does something with requests")
                .notBuilt("http-response", one(HttpRuleKeywords.RESPONSE), "does something with responses")
                .notBuilt("http-after-response", one(HttpRuleKeywords.AFTER_RESPONSE), "does something with all responses, its own too")
                .notBuilt("redirect", HttpRuleKeywords.REDIRECT, "sends clients elsewhere")
                .notBuilt("tcp-request inspect-delay", TimeValue.TIME, "how long to wait for what rules look at")
                .notBuilt("tcp-request connection", one(ActionKeywords.CONNECTION), "does something with new connections")
                .notBuilt("tcp-request session", one(ActionKeywords.SESSION), "does something with connections after the handshake")
                .notBuilt("tcp-request content", one(ActionKeywords.CONTENT), "does something with what clients send")
                .notBuilt("tcp-response inspect-delay", TimeValue.TIME, "how long to wait for what rules look at")
                .notBuilt("tcp-response content", one(ActionKeywords.RESPONSE), "does something with what servers send")
                .notBuilt("http-check", one(CheckKeywords.HTTP), "a step of a check by HTTP")
                .notBuilt("tcp-check", one(CheckKeywords.TCP), "a step of a check by TCP")
                .notBuilt("filter", filter(), "passes messages through a filter")
                .notBuilt("declare capture", all(Value.oneOf("request", "response"), named("len", POSITIVE)),
                        "a place for a value that is kept")
                .notBuilt("capture cookie", all(TEXT, named("len", POSITIVE)), "keeps a cookie for the log")
                .notBuilt("capture request", all(named("header", HEADER), named("len", POSITIVE)), "keeps a header for the log")
                .notBuilt("capture response", all(named("header", HEADER), named("len", POSITIVE)), "keeps a header for the log")
                .notBuilt("use-fcgi-app", Names.NAME, "speaks FastCGI with servers");
    }

    private static Shape filter() {
        return either(all(literal("compression"), NOTHING), named("cache", Names.NAME), named("fcgi-app", Names.NAME),
                named("spoe", anyOf(named("engine", TEXT), named("config", FILE))), all(literal("trace"), words("[option] ...")),
                all(literal("opentracing"), anyOf(named("id", TEXT), named("config", FILE))));
    }

    private static KeywordTable.Builder<ProxyDraft> persistence(KeywordTable.Builder<ProxyDraft> table) {
        return table.notBuilt("cookie", COOKIE, "keeps clients at their server by a cookie")
                .notBuilt("dynamic-cookie-key", TEXT, "the secret of cookies that are computed")
                .notBuilt("force-persist", ConditionShape.NEEDED, "keeps clients at their server although it is down")
                .notBuilt("ignore-persist", ConditionShape.NEEDED, "does not keep clients at their server")
                .notBuilt("persist", all(Value.matching("rdp-cookie[(name)]", text -> text.matches("rdp-cookie(\\([^)]+\\))?"),
                        "rdp-cookie or rdp-cookie(name)")), "keeps clients at their server by a cookie of the remote desktop protocol")
                .notBuilt("stick-table", StickTableKeywords.TABLE, "what is remembered of clients")
                .notBuilt("stick", one(StickTableKeywords.STICK), "keeps clients at their server by a table")
                .acts("hash-type", BalanceKeywords.HASH_TYPE, "how keys are spread over servers, 'map-based sdbm' by default",
                        (arguments, proxy) -> proxy.settings.hashType = BalanceKeywords.hashType(arguments))
                .acts("hash-balance-factor", FACTOR,
                        "per cent of its share that a server on the ring may have under way, 0 (the default) for no bound",
                        (arguments, proxy) -> proxy.settings.hashBalanceFactor = Integer.parseInt(arguments.take(FACTOR)))
                .notBuilt("retry-on", some(1, RETRY), "which failures are tried again")
                .notBuilt("http-reuse", Value.oneOf("never", "safe", "aggressive", "always"),
                        "whether clients share connections to servers")
                .notBuilt("max-keep-alive-queue", Value.integer(-1, Integer.MAX_VALUE), "how many may wait for the same server")
                .notBuilt("max-session-srv-conns", Value.integer(-1, Integer.MAX_VALUE), "idle connections that one client keeps")
                .notBuilt("source", ServerOptions.SOURCE, "the address to connect from")
                .notBuilt("server-template", all(TEXT, Value.matching("number | range", text -> text.matches("[0-9]+(-[0-9]+)?"),
                        "a number or a range such as 1-5"), Addresses.SERVER, options(ServerOptions.TABLE)), "several servers of one name")
                .notBuilt("dispatch", Addresses.WITH_PORT, "one address for all clients")
                .notBuilt("transparent", NOTHING, "connects to where the client meant to")
                .notBuilt("http-send-name-header", HEADER, "tells the server its name in a header");
    }

    private static KeywordTable.Builder<ProxyDraft> answers(KeywordTable.Builder<ProxyDraft> table) {
        return table.notBuilt("errorfile", all(ERROR, FILE), "what is sent instead of an error")
                .notBuilt("errorfiles", all(Names.NAME, words("[status] ...")), "what is sent instead of errors")
                .notBuilt("errorloc", all(ERROR, URL), "where clients are sent on an error")
                .notBuilt("errorloc302", all(ERROR, URL), "where clients are sent on an error")
                .notBuilt("errorloc303", all(ERROR, URL), "where clients are sent on an error, with GET")
                .notBuilt("http-error", all(named("status", ERROR), anyOf(named("content-type", TEXT), literal("default-errorfiles"),
                        named("errorfile", FILE), named("errorfiles", Names.NAME), named("file", FILE), named("lf-file", FILE),
                        named("string", TEXT), named("lf-string", FORMAT), named("hdr", HEADER, FORMAT))),
                        "what is sent instead of an error")
                .notBuilt("monitor fail", ConditionShape.NEEDED, "when 'monitor-uri' says that something is wrong")
                .notBuilt("monitor-uri", TEXT, "a URI that only says that this program is well")
                .notBuilt("compression", compression(), "compresses responses")
                .notBuilt("unique-id-format", FORMAT, "a name for each request")
                .notBuilt("unique-id-header", HEADER, "the header that carries it")
                .notBuilt("log-format", FORMAT, "the form of access lines")
                .notBuilt("log-format-sd", FORMAT, "the structured part of access lines")
                .notBuilt("error-log-format", FORMAT, "the form of lines for failed connections");
    }

    private static Shape compression() {
        return anyOf(named("algo", some(1, Value.oneOf("identity", "gzip", "deflate", "raw-deflate"))), named("type", words("type ...", 1)),
                literal("offload"));
    }

    private static KeywordTable.Builder<ProxyDraft> others(KeywordTable.Builder<ProxyDraft> table) {
        for (String side : new String[] {"cli", "srv"}) {
            String says = "how connections are kept alive";
            table.notBuilt(side + "tcpka-cnt", COUNT, says).notBuilt(side + "tcpka-idle", TimeValue.SECONDS, says)
                    .notBuilt(side + "tcpka-intvl", TimeValue.SECONDS, says);
        }
        return table.notBuilt("backlog", COUNT, "connections that wait to be accepted")
                .notBuilt("disabled", NOTHING, "does not start")
                .notBuilt("enabled", NOTHING, "takes back 'disabled' of 'defaults'")
                .notBuilt("fullconn", COUNT, "the load at which servers have their full limits")
                .notBuilt("rate-limit sessions", COUNT, "new clients a second")
                .notBuilt("load-server-state-from-file", Value.oneOf("global", "local", "none"), "servers start as they were left")
                .notBuilt("server-state-file-name", maybe(FILE), "where that is kept")
                .notBuilt("external-check command", FILE, "the program that checks")
                .notBuilt("external-check path", Kinds.PATH, "where programs are")
                .notBuilt("email-alert",
                        either(named("from", TEXT), named("to", TEXT), named("level", Kinds.LOG_LEVEL), named("mailers", Names.NAME),
                                named("myhostname", TEXT)),
                        "mails about servers");
    }
}
