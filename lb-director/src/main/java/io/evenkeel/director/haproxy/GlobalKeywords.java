package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.COUNT;
import static io.evenkeel.director.haproxy.Kinds.FILE;
import static io.evenkeel.director.haproxy.Kinds.POSITIVE;
import static io.evenkeel.director.haproxy.Kinds.TEXT;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.anyOf;
import static io.evenkeel.director.syntax.Shape.either;
import static io.evenkeel.director.syntax.Shape.literal;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;
import static io.evenkeel.director.syntax.Shape.options;
import static io.evenkeel.director.syntax.Shape.some;
import static io.evenkeel.director.syntax.Shape.words;

import java.util.OptionalInt;
import java.util.stream.Collectors;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** The keywords of {@code global}. */
final class GlobalKeywords {
    private static final String FOREGROUND = "only the command 'haproxy' goes into the background; 'evenkeel' leaves that to a service manager";
    private static final String MANAGER = "the program keeps the user and the directory it was started with; a service manager sets them";
    private static final String LIMITS = "the limits of the operating system are left as they are";
    private static final String LOOPS = "as many event loops run as the machine has processors";
    private static final String POLLING = "how the kernel is asked for events is Netty's matter";
    private static final String LUA = "there is no Lua here";

    static final KeywordTable<GlobalDraft> TABLE = TuneKeywords.addTo(TlsKeywords.global(others(process(
            KeywordTable.<GlobalDraft>of("a 'global' section")
                    .sets("maxconn", POSITIVE, "limits the connections from clients over all frontends",
                            (global, most) -> global.maxConnections = OptionalInt.of(most))
                    .sets("node", TEXT, "names this host for people", (global, name) -> global.node = name)
                    .acts("description", words("text", 1), "describes this host for people",
                            (arguments, global) -> global.description = text(arguments))))))
            .build();

    private GlobalKeywords() {}

    private static String text(Arguments arguments) {
        String text = arguments.rest().stream().map(Word::value).collect(Collectors.joining(" "));
        while (arguments.hasNext()) {
            arguments.next("text");
        }
        return text;
    }

    private static KeywordTable.Builder<GlobalDraft> process(KeywordTable.Builder<GlobalDraft> table) {
        String api = "the runtime API is not served yet";
        String log = "access lines and messages go to the program's own log";
        return table
                .idle("stats socket", all(Addresses.BIND, options(BindOptions.TABLE)),
                        "serves the runtime API", api)
                .idle("stats timeout", TimeValue.TIME, "how long the runtime API waits for a command", api)
                .idle("stats maxconn", POSITIVE, "connections to the runtime API", api)
                .idle("stats bind-process", words("processes", 1), "processes that serve the runtime API", api)
                .idle("log", LogKeywords.TARGET, "where messages go", log)
                .idle("log-tag", TEXT, "names the program in the log", log)
                .idle("log-send-hostname", maybe(TEXT), "names the host in the log", log)
                .idle("daemon", NOTHING, "goes into the background", FOREGROUND)
                .idle("master-worker", maybe(literal("no-exit-on-failure")), "a process that watches the others", FOREGROUND)
                .idle("mworker-max-reloads", COUNT, "reloads that an old process survives", FOREGROUND)
                .idle("quiet", NOTHING, "says nothing at the start", "messages go to the program's own log")
                .idle("zero-warning", NOTHING, "does not start with a warning", "'check' tells warnings from errors")
                .idle("pidfile", FILE, "where the process id is written",
                        "only the command 'haproxy' writes one; 'evenkeel' leaves that to a service manager")
                .idle("user", TEXT, "the user to run as", MANAGER)
                .idle("group", TEXT, "the group to run as", MANAGER)
                .idle("uid", COUNT, "the user to run as, by number", MANAGER)
                .idle("gid", COUNT, "the group to run as, by number", MANAGER)
                .idle("chroot", Kinds.PATH, "the directory to be locked into", MANAGER)
                .idle("nbthread", Value.integer(1, 64), "threads", LOOPS)
                .idle("cpu-map", words("threads cpus ...", 2), "which thread runs where", LOOPS)
                .idle("thread-groups", Value.integer(1, 64), "groups of threads", LOOPS)
                .idle("thread-group", words("group [threads]", 1), "which threads a group has", LOOPS)
                .idle("numa-cpu-mapping", NOTHING, "keeps to one node of memory", LOOPS)
                .idle("nbproc", new Removed(POSITIVE, "'nbproc' was removed in HAProxy 2.5", "there is one process", "leave it out"),
                        "processes",
                        "there is one process")
                .idle("ulimit-n", COUNT, "open files", LIMITS)
                .idle("strict-limits", NOTHING, "does not start without enough open files", LIMITS)
                .idle("set-dumpable", NOTHING, "leaves a core behind", LIMITS)
                .idle("noepoll", NOTHING, "without epoll", POLLING)
                .idle("nokqueue", NOTHING, "without kqueue", POLLING)
                .idle("noevports", NOTHING, "without event ports", POLLING)
                .idle("nopoll", NOTHING, "without poll", POLLING)
                .idle("nosplice", NOTHING, "without splice", POLLING)
                .idle("nogetaddrinfo", NOTHING, "without getaddrinfo", POLLING)
                .idle("noreuseport", NOTHING, "without SO_REUSEPORT", POLLING)
                .idle("busy-polling", NOTHING, "never sleeps", POLLING)
                .idle("localpeer", Names.NAME, "the name of this host among peers", "it matters to peers only, which are not built yet")
                .idle("profiling.tasks", Value.oneOf("auto", "on", "off"), "measures its own tasks", "the JVM has its own tools for that")
                .idle("no-memory-trimming", NOTHING, "keeps memory after a reload", "the JVM keeps its memory")
                .idle("expose-experimental-directives", NOTHING, "allows what may still change", "what is built needs no permission");
    }

    private static KeywordTable.Builder<GlobalDraft> others(KeywordTable.Builder<GlobalDraft> table) {
        for (String limit : new String[] {"maxconnrate", "maxsessrate", "maxsslconn", "maxsslrate", "maxcomprate", "maxpipes",
            "maxzlibmem"}) {
            table.notBuilt(limit, COUNT, "a limit for the whole process");
        }
        return table.notBuilt("maxcompcpuusage", Value.integer(0, 100), "per cent of processor time above which nothing is compressed")
                .notBuilt("spread-checks", Value.integer(0, 50), "per cent by which checks are spread")
                .notBuilt("max-spread-checks", TimeValue.TIME, "the most by which the first checks are spread")
                .notBuilt("hard-stop-after", TimeValue.TIME, "how long a soft stop may take")
                .notBuilt("grace", TimeValue.TIME, "how long listening goes on during a soft stop")
                .notBuilt("close-spread-time", either(literal("infinite"), TimeValue.TIME),
                        "over which time idle clients are closed at a stop")
                .notBuilt("server-state-base", Kinds.PATH, "the directory of files with servers' states")
                .notBuilt("server-state-file", FILE, "a file with servers' states")
                .notBuilt("default-path", either(Value.oneOf("current", "config", "parent"), named("origin", Kinds.PATH)),
                        "from where paths of files are taken")
                .acts("setenv", all(TEXT, TEXT), "sets an environment variable for the lines behind it",
                        (arguments, global) -> global.variables.set(arguments.take(TEXT), arguments.take(TEXT)))
                .acts("presetenv", all(TEXT, TEXT), "sets an environment variable that is not set", (arguments, global) -> {
                    String name = arguments.take(TEXT);
                    String value = arguments.take(TEXT);
                    if (global.variables.value(name) == null) {
                        global.variables.set(name, value);
                    }
                })
                .acts("unsetenv", some(1, TEXT), "removes environment variables", (arguments, global) -> {
                    while (arguments.hasNext()) {
                        global.variables.remove(arguments.take(TEXT));
                    }
                })
                .acts("resetenv", words("[name] ..."), "removes all environment variables but these", (arguments, global) -> {
                    global.variables.keepOnly(arguments.rest().stream().map(Word::value).toList());
                    while (arguments.hasNext()) {
                        arguments.next("a name");
                    }
                })
                .notBuilt("set-var", all(processVariable(), Kinds.EXPRESSION), "gives a variable of the process its value")
                .notBuilt("set-var-fmt", all(processVariable(), LogFormat.FORMAT), "gives a variable of the process a text")
                .notBuilt("external-check", maybe(literal("preserve-env")), "allows checks by programs")
                .notBuilt("insecure-fork-wanted", NOTHING, "allows to start programs")
                .notBuilt("insecure-setuid-wanted", NOTHING, "allows programs that change the user")
                .notBuilt("unix-bind", anyOf(named("prefix", TEXT), named("mode", TEXT), named("user", TEXT), named("uid", COUNT),
                        named("group", TEXT), named("gid", COUNT)), "how Unix sockets are made")
                .notBuilt("h1-accept-payload-with-any-method", NOTHING, "takes a body with any method")
                .notBuilt("h1-case-adjust", all(TEXT, TEXT), "how a header's name is written")
                .notBuilt("h1-case-adjust-file", FILE, "how headers' names are written")
                .notBuilt("cluster-secret", TEXT, "a secret that several hosts share")
                .notBuilt("pp2-never-send-local", NOTHING, "how checks introduce themselves with PROXY")
                .notBuilt("httpclient.resolvers.id", Names.NAME, "resolvers of requests of its own")
                .notBuilt("httpclient.resolvers.prefer", Value.oneOf("ipv4", "ipv6"), "the family that those prefer")
                .notBuilt("httpclient.ssl.ca-file", FILE, "authorities that those trust")
                .notBuilt("httpclient.ssl.verify", maybe(Value.oneOf("none", "required")), "whether those verify certificates")
                .refused("lua-load", words("file [argument] ...", 1), "loads a Lua program", LUA)
                .refused("lua-load-per-thread", words("file [argument] ...", 1), "loads a Lua program", LUA)
                .refused("lua-prepend-path", all(TEXT, maybe(TEXT)), "where Lua programs are", LUA)
                .refused("51degrees-*", words("value ...", 1), "device detection", "device detection is another company's library")
                .refused("deviceatlas-*", words("value ...", 1), "device detection", "device detection is another company's library")
                .refused("wurfl-*", words("value ...", 1), "device detection", "device detection is another company's library");
    }

    private static Value<String> processVariable() {
        return Value.matching("proc.name", text -> text.startsWith("proc.") && Names.isVariable(text), "a variable such as proc.name");
    }
}
