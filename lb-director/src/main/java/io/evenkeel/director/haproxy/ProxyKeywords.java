package io.evenkeel.director.haproxy;

import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.options;

import java.util.OptionalInt;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/**
 * The keywords of {@code defaults}, {@code frontend}, {@code backend} and {@code listen} that concern who comes in, where to
 * and for how long. {@link ProxyOptions}, {@link StatsKeywords} and {@link RoutingKeywords} add theirs.
 */
final class ProxyKeywords {
    static final KeywordTable<ProxyDraft> TABLE = LegacyKeywords
            .addTo(RoutingKeywords.addTo(StatsKeywords.addTo(ProxyOptions.addTo(timeouts(
                    KeywordTable.<ProxyDraft>of("a proxy section")
                            .acts("mode", Value.oneOf("tcp", "http"), "what passes: a stream (the default), or requests and responses",
                                    ProxyKeywords::mode)
                            .acts("bind", all(Addresses.BIND, options(BindOptions.TABLE)),
                                    "where clients come in; see the options of 'bind'",
                                    ProxyKeywords::bind)
                            .acts("server", all(Names.NAME, Addresses.SERVER, options(ServerOptions.TABLE)),
                                    "a server; see the options of 'server'",
                                    ProxyKeywords::server)
                            .acts("default-server", options(ServerOptions.TABLE), "options for the 'server' lines below it",
                                    (arguments, proxy) -> ServerOptions.TABLE.readOptions(arguments, proxy.settings.defaultServer))
                            .acts("balance", BalanceKeywords.ALGORITHM, "how a server is chosen, 'roundrobin' by default",
                                    (arguments, proxy) -> BalanceKeywords.read(arguments, balance -> proxy.settings.balance = balance))
                            .acts("default_backend", Value.word("name"), "the section whose servers the clients get",
                                    (arguments, proxy) -> {
                                        Word name = arguments.next("the name of a backend");
                                        proxy.settings.defaultBackend = new ProxySettings.Reference(name.value(), name.position());
                                    })
                            .sets("maxconn", Kinds.COUNT, "connections from clients at a time, 0 for no limit of its own",
                                    (proxy, most) -> proxy.settings.maxConnections = most == 0 ? OptionalInt.empty() : OptionalInt.of(most))
                            .sets("retries", Kinds.COUNT, "how often a failed connection to a server is tried again, 3 by default",
                                    (proxy, retries) -> proxy.settings.retries = retries)
                            .idle("log", Shape.maybe(LogKeywords.IN_SECTION), "where access lines go",
                                    "access lines go to the program's own log")
                            .idle("log-tag", Kinds.TEXT, "names the program in the log", "access lines go to the program's own log")
                            .idle("description", Shape.words("text", 1), "describes the section",
                                    "it is for people, and nothing shows it yet")
                            .idle("id", Kinds.POSITIVE, "a number for statistics", "it is for people, and nothing shows it yet"))))))
            .build();

    private ProxyKeywords() {}

    private static KeywordTable.Builder<ProxyDraft> timeouts(KeywordTable.Builder<ProxyDraft> table) {
        return table
                .sets("timeout connect", TimeValue.TIME, "until the connection to a server stands",
                        (proxy, time) -> proxy.settings.connect = TimeValue.limit(time))
                .sets("timeout client", TimeValue.TIME, "how long a client may be silent",
                        (proxy, time) -> proxy.settings.client = TimeValue.limit(time))
                .sets("timeout server", TimeValue.TIME, "how long a server may be silent",
                        (proxy, time) -> proxy.settings.server = TimeValue.limit(time))
                .sets("timeout http-request", TimeValue.TIME, "until the head of a request is complete",
                        (proxy, time) -> proxy.settings.httpRequest = TimeValue.limit(time))
                .sets("timeout http-keep-alive", TimeValue.TIME, "until the next request begins; 'http-request' if not set",
                        (proxy, time) -> proxy.settings.httpKeepAlive = TimeValue.limit(time))
                .sets("timeout check", TimeValue.TIME, "how long a check waits for its answer once connected",
                        (proxy, time) -> proxy.settings.check = TimeValue.limit(time))
                .idle("timeout queue", TimeValue.TIME, "how long a request waits for a server", "there is no queue yet")
                .notBuilt("timeout client-fin", TimeValue.TIME, "how long a client may be silent once one side has ended")
                .notBuilt("timeout server-fin", TimeValue.TIME, "how long a server may be silent once one side has ended")
                .notBuilt("timeout tarpit", TimeValue.TIME, "how long a request is held in the tarpit")
                .notBuilt("timeout tunnel", TimeValue.TIME, "how long both sides of a tunnel may be silent");
    }

    private static void mode(Arguments arguments, ProxyDraft proxy) {
        proxy.settings.mode = arguments.next("a mode").is("http") ? ProxySettings.Mode.HTTP : ProxySettings.Mode.TCP;
    }

    private static void bind(Arguments arguments, ProxyDraft proxy) {
        Word word = arguments.next("an address such as *:80");
        proxy.listens = true;
        var options = new BindOptions();
        BindOptions.TABLE.readOptions(arguments, options);
        Endpoints.binds(arguments, word).forEach(address -> proxy.binds.add(new Bind(address, options.name, word.position())));
    }

    private static void server(Arguments arguments, ProxyDraft proxy) {
        Word name = arguments.next("a name");
        Word word = arguments.next("an address and a port");
        ServerDraft options = proxy.settings.defaultServer.copy();
        ServerOptions.TABLE.readOptions(arguments, options);
        Bind.Address.Tcp address = Endpoints.server(arguments, word);
        proxy.servers.add(new ServerLine(name.value(), name.position(), address.host(), address.firstPort(), options.finish()));
    }
}
