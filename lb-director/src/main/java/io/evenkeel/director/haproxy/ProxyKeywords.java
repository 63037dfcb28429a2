package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.SectionKind.BACKEND;
import static io.evenkeel.director.haproxy.SectionKind.DEFAULTS;
import static io.evenkeel.director.haproxy.SectionKind.FRONTEND;
import static io.evenkeel.director.haproxy.SectionKind.LISTEN;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.KeywordTable;

/**
 * The keywords of {@code defaults}, {@code frontend}, {@code backend} and {@code listen}, and the sections in which each
 * has a meaning. {@link ProxyOptions} adds the rows of {@code option}.
 */
final class ProxyKeywords {
    private static final Set<SectionKind> ALL = EnumSet.of(DEFAULTS, FRONTEND, BACKEND, LISTEN);
    private static final Set<SectionKind> CLIENT_SIDE = EnumSet.of(DEFAULTS, FRONTEND, LISTEN);
    private static final Set<SectionKind> SERVER_SIDE = EnumSet.of(DEFAULTS, BACKEND, LISTEN);

    /** Keywords that do not have a meaning in all four sections. */
    private static final Map<String, Set<SectionKind>> SECTIONS = new HashMap<>();

    static {
        put(EnumSet.of(FRONTEND, LISTEN), "bind");
        put(EnumSet.of(BACKEND, LISTEN), "server");
        put(EnumSet.of(FRONTEND, BACKEND, LISTEN), "description");
        put(CLIENT_SIDE, "default_backend", "maxconn", "timeout client", "option dontlognull");
        put(SERVER_SIDE, "balance", "default-server", "retries", "timeout connect", "timeout server", "timeout queue", "timeout check",
                "option redispatch", "option httpchk", "option log-health-checks");
    }

    static final KeywordTable<ProxyDraft> TABLE = ProxyOptions.addTo(KeywordTable.<ProxyDraft>of("a proxy section")
            .acts("mode", "tcp | http", "what passes: a stream (the default), or requests and responses", ProxyKeywords::mode)
            .acts("bind", "address[,address] [options]", "where clients come in; see the options of 'bind'", ProxyKeywords::bind)
            .acts("server", "name address:port [options]", "a server; see the options of 'server'", ProxyKeywords::server)
            .acts("default-server", "[options]", "options for the 'server' lines below it",
                    (arguments, proxy) -> ServerOptions.TABLE.readOptions(arguments, proxy.settings.defaultServer))
            .acts("balance", "roundrobin | leastconn", "how a server is chosen, 'roundrobin' by default", ProxyKeywords::balance)
            .acts("default_backend", "name", "the section whose servers the clients get",
                    (arguments, proxy) -> {
                        var name = arguments.next("the name of a backend");
                        proxy.settings.defaultBackend = new ProxySettings.Reference(name.value(), name.position());
                    })
            .acts("maxconn", "number", "connections from clients at a time, 0 for no limit of its own", (arguments, proxy) -> {
                int most = arguments.integer(0, Integer.MAX_VALUE);
                proxy.settings.maxConnections = most == 0 ? OptionalInt.empty() : OptionalInt.of(most);
            })
            .acts("retries", "number", "how often a failed connection to a server is tried again, 3 by default",
                    (arguments, proxy) -> proxy.settings.retries = arguments.integer(0, Integer.MAX_VALUE))
            .acts("timeout connect", "time", "until the connection to a server stands",
                    (arguments, proxy) -> proxy.settings.connect = TimeValue.limit(arguments))
            .acts("timeout client", "time", "how long a client may be silent",
                    (arguments, proxy) -> proxy.settings.client = TimeValue.limit(arguments))
            .acts("timeout server", "time", "how long a server may be silent",
                    (arguments, proxy) -> proxy.settings.server = TimeValue.limit(arguments))
            .acts("timeout http-request", "time", "until the head of a request is complete",
                    (arguments, proxy) -> proxy.settings.httpRequest = TimeValue.limit(arguments))
            .acts("timeout http-keep-alive", "time", "until the next request begins; 'http-request' if not set",
                    (arguments, proxy) -> proxy.settings.httpKeepAlive = TimeValue.limit(arguments))
            .acts("timeout check", "time", "how long a check waits for its answer once connected",
                    (arguments, proxy) -> proxy.settings.check = TimeValue.limit(arguments))
            .idle("there is no queue yet", "timeout queue")
            .idle("access lines go to the program's own log", "log", "log-tag")
            .idle("it is for people, and nothing shows it yet", "description", "id")
            .notBuilt("timeout client-fin", "timeout server-fin", "timeout tarpit", "timeout tunnel", "acl", "backlog", "capture",
                    "clitcpka-cnt",
                    "clitcpka-idle", "clitcpka-intvl", "compression", "cookie", "declare", "disabled", "dispatch", "dynamic-cookie-key",
                    "email-alert",
                    "enabled", "errorfile", "errorfiles", "errorloc", "errorloc302", "errorloc303", "error-log-format", "filter",
                    "force-persist",
                    "fullconn", "hash-type", "hash-balance-factor", "http-after-response", "http-check", "http-error", "http-request",
                    "http-response",
                    "http-reuse", "http-send-name-header", "ignore-persist", "load-server-state-from-file", "log-format", "log-format-sd",
                    "max-keep-alive-queue", "max-session-srv-conns", "monitor", "monitor-uri", "persist", "rate-limit", "redirect",
                    "retry-on",
                    "server-state-file-name", "server-template", "source", "srvtcpka-cnt", "srvtcpka-idle", "srvtcpka-intvl", "stats admin",
                    "stats auth", "stats enable", "stats hide-version", "stats http-request", "stats realm", "stats refresh", "stats scope",
                    "stats show-desc", "stats show-legends", "stats show-modules", "stats show-node", "stats uri",
                    "stick",
                    "stick-table", "tcp-check", "tcp-request", "tcp-response", "transparent", "unique-id-format", "unique-id-header",
                    "use-fcgi-app",
                    "use-server", "use_backend")
            .refused("HAProxy has removed it; write 'http-request' rules", "reqadd", "reqdel", "reqdeny", "reqrep", "rspadd", "rspdel",
                    "rspdeny",
                    "rsprep", "block"))
            .build();

    private ProxyKeywords() {}

    private static void put(Set<SectionKind> sections, String... keywords) {
        for (String keyword : keywords) {
            SECTIONS.put(keyword, sections);
        }
    }

    /** The sections in which a keyword has a meaning. */
    static Set<SectionKind> sections(String keyword) {
        return SECTIONS.getOrDefault(keyword, ALL);
    }

    private static void mode(Arguments arguments, ProxyDraft proxy) {
        proxy.settings.mode = arguments.oneOf(List.of("tcp", "http")).is("http") ? ProxySettings.Mode.HTTP : ProxySettings.Mode.TCP;
    }

    private static void balance(Arguments arguments, ProxyDraft proxy) {
        proxy.settings.balance = BalanceNames.read(arguments);
    }

    private static void bind(Arguments arguments, ProxyDraft proxy) {
        var word = arguments.next("an address such as *:80");
        List<Bind.Address> addresses = Addresses.binds(arguments, word, proxy.variables);
        var options = new BindOptions();
        BindOptions.TABLE.readOptions(arguments, options);
        addresses.forEach(address -> proxy.binds.add(new Bind(address, options.name, word.position())));
    }

    private static void server(Arguments arguments, ProxyDraft proxy) {
        var name = arguments.next("a name and an address");
        var word = arguments.next("an address and a port");
        ServerDraft options = proxy.settings.defaultServer.copy();
        Bind.Address.Tcp address;
        try {
            address = Addresses.server(arguments, word, proxy.variables);
        } catch (Complaint complaint) {
            // The options may have errors of their own.
            arguments.diagnostics().add(complaint.diagnostic());
            ServerOptions.TABLE.readOptions(arguments, options);
            return;
        }
        ServerOptions.TABLE.readOptions(arguments, options);
        proxy.servers.add(new ServerLine(name.value(), name.position(), address.host(), address.firstPort(), options.finish()));
    }
}
