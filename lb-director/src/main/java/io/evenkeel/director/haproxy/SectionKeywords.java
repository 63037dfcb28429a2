package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.COUNT;
import static io.evenkeel.director.haproxy.Kinds.FILE;
import static io.evenkeel.director.haproxy.Kinds.POSITIVE;
import static io.evenkeel.director.haproxy.Kinds.TEXT;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.anyOf;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;
import static io.evenkeel.director.syntax.Shape.options;
import static io.evenkeel.director.syntax.Shape.some;
import static io.evenkeel.director.syntax.Shape.words;

import java.util.Map;

import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import org.jspecify.annotations.Nullable;

/** The keywords of the sections besides {@code global} and proxies. The sections are refused as a whole, so all of them are. */
final class SectionKeywords {
    private static final Shape SERVER = all(Names.NAME, Addresses.SERVER, options(ServerOptions.TABLE));

    private static final Map<SectionKind, KeywordTable<Object>> TABLES = Map.ofEntries(
            Map.entry(SectionKind.CACHE, cache()), Map.entry(SectionKind.RESOLVERS, resolvers()), Map.entry(SectionKind.PEERS, peers()),
            Map.entry(SectionKind.USERLIST, userlist()),
            Map.entry(SectionKind.HTTP_ERRORS, KeywordTable.<Object>of("an 'http-errors' section")
                    .notBuilt("errorfile", all(Value.integer("status", 200, 599), FILE), "what is sent instead of an error").build()),
            Map.entry(SectionKind.RING, ring()), Map.entry(SectionKind.LOG_FORWARD, logForward()), Map.entry(SectionKind.MAILERS,
                    KeywordTable.<Object>of("a 'mailers' section").notBuilt("mailer", all(Names.NAME, Addresses.WITH_PORT), "a mail server")
                            .notBuilt("timeout mail", TimeValue.TIME, "how long sending may take").build()),
            Map.entry(SectionKind.FCGI_APP, fcgi()), Map.entry(SectionKind.PROGRAM, program()),
            Map.entry(SectionKind.CRT_STORE, later("crt-store")), Map.entry(SectionKind.HEALTHCHECK, later("healthcheck")),
            Map.entry(SectionKind.LOG_PROFILE, later("log-profile")), Map.entry(SectionKind.ACME, later("acme")),
            Map.entry(SectionKind.TRACES, later("traces")));

    private SectionKeywords() {}

    /** The keywords of a section of this kind. */
    static @Nullable KeywordTable<Object> of(SectionKind kind) {
        return TABLES.get(kind);
    }

    /** Sections of versions behind 2.6: their lines are taken as they are. */
    private static KeywordTable<Object> later(String section) {
        return KeywordTable.<Object>of("a '" + section + "' section").notBuilt("*", words("value ..."), "a line of HAProxy 3").build();
    }

    private static KeywordTable<Object> cache() {
        return KeywordTable.<Object>of("a 'cache' section")
                .notBuilt("total-max-size", Value.integer(1, 4095), "MiB of all responses together")
                .notBuilt("max-object-size", POSITIVE, "bytes of the largest response")
                .notBuilt("max-age", COUNT, "seconds that a response is kept at most")
                .notBuilt("max-secondary-entries", POSITIVE, "responses under one key")
                .notBuilt("process-vary", Kinds.ON_OFF, "whether responses with Vary are kept").build();
    }

    private static KeywordTable<Object> resolvers() {
        KeywordTable.Builder<Object> table = KeywordTable.<Object>of("a 'resolvers' section")
                .notBuilt("nameserver", all(Names.NAME, Addresses.WITH_PORT), "a name server")
                .notBuilt("parse-resolv-conf", NOTHING, "takes name servers from the system")
                .notBuilt("accepted_payload_size", Value.integer(512, 65535), "bytes of the largest answer")
                .notBuilt("resolve_retries", COUNT, "how often a question is asked")
                .notBuilt("timeout resolve", TimeValue.TIME, "time between questions")
                .notBuilt("timeout retry", TimeValue.TIME, "time until a question is asked again");
        for (String status : new String[] {"nx", "other", "refused", "timeout", "valid", "obsolete"}) {
            table.notBuilt("hold " + status, TimeValue.TIME, "how long the last answer still counts");
        }
        return table.build();
    }

    private static KeywordTable<Object> peers() {
        return KeywordTable.<Object>of("a 'peers' section")
                .notBuilt("bind", all(Addresses.BIND, options(BindOptions.TABLE)), "where other hosts come in")
                .notBuilt("default-bind", options(BindOptions.TABLE), "options of 'bind'")
                .notBuilt("default-server", options(ServerOptions.TABLE), "options of 'server'")
                .notBuilt("disabled", NOTHING, "does not start")
                .notBuilt("enabled", NOTHING, "takes back 'disabled'")
                .notBuilt("log", LogKeywords.IN_SECTION, "where messages go")
                .notBuilt("peer", all(Names.NAME, Addresses.WITH_PORT, options(ServerOptions.TABLE)), "a host")
                .notBuilt("server", all(Names.NAME, maybe(Addresses.SERVER, options(ServerOptions.TABLE))), "a host")
                .notBuilt("table", all(Names.NAME, StickTableKeywords.TABLE), "a table of its own").build();
    }

    private static KeywordTable<Object> userlist() {
        return KeywordTable.<Object>of("a 'userlist' section")
                .notBuilt("group", all(TEXT, maybe(named("users", TEXT))), "a group")
                .notBuilt("user", all(TEXT, anyOf(named("password", TEXT), named("insecure-password", TEXT), named("groups", TEXT))),
                        "a user")
                .build();
    }

    private static KeywordTable<Object> ring() {
        return KeywordTable.<Object>of("a 'ring' section")
                .notBuilt("backing-file", FILE, "a file that keeps it")
                .notBuilt("description", words("text", 1), "describes it")
                .notBuilt("format", Value.oneOf("iso", "local", "raw", "rfc3164", "rfc5424", "short", "priority", "timed"),
                        "the form of lines")
                .notBuilt("maxlen", POSITIVE, "the longest line")
                .notBuilt("server", SERVER, "where lines are sent")
                .notBuilt("size", SizeValue.SIZE, "bytes of all lines together")
                .notBuilt("timeout connect", TimeValue.TIME, "until the connection to a server stands")
                .notBuilt("timeout server", TimeValue.TIME, "how long a server may be silent").build();
    }

    private static KeywordTable<Object> logForward() {
        return KeywordTable.<Object>of("a 'log-forward' section")
                .notBuilt("backlog", COUNT, "connections that wait to be accepted")
                .notBuilt("bind", all(Addresses.BIND, options(BindOptions.TABLE)), "where lines come in by TCP")
                .notBuilt("dgram-bind", all(Addresses.BIND, options(BindOptions.TABLE)), "where lines come in by UDP")
                .notBuilt("log", LogKeywords.IN_SECTION, "where lines go")
                .notBuilt("maxconn", COUNT, "connections at a time")
                .notBuilt("timeout client", TimeValue.TIME, "how long a client may be silent").build();
    }

    private static KeywordTable<Object> fcgi() {
        return KeywordTable.<Object>of("an 'fcgi-app' section")
                .notBuilt("acl", AclShape.DEFINITION, "names a test")
                .notBuilt("docroot", Kinds.PATH, "the directory of files")
                .notBuilt("index", TEXT, "the file of a directory")
                .notBuilt("log-stderr", LogKeywords.IN_SECTION, "where messages go")
                .notBuilt("option get-values", NOTHING, "asks for the limits")
                .notBuilt("option keep-conn", NOTHING, "keeps connections")
                .notBuilt("option max-reqs", POSITIVE, "requests over one connection")
                .notBuilt("option mpxs-conns", NOTHING, "several requests at once")
                .notBuilt("pass-header", all(TEXT, Kinds.IF), "lets a header through")
                .notBuilt("path-info", Patterns.REGEX, "which part of the path is the script")
                .notBuilt("set-param", all(TEXT, LogFormat.FORMAT, Kinds.IF), "sets a parameter").build();
    }

    private static KeywordTable<Object> program() {
        return KeywordTable.<Object>of("a 'program' section")
                .notBuilt("command", some(1, TEXT), "the program and its arguments")
                .notBuilt("user", TEXT, "who it runs as")
                .notBuilt("group", TEXT, "the group it runs as")
                .notBuilt("option start-on-reload", NOTHING, "starts it again on a reload")
                .notBuilt("no option start-on-reload", NOTHING, "does not").build();
    }
}
