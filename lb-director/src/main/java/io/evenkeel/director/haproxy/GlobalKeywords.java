package io.evenkeel.director.haproxy;

import java.util.OptionalInt;
import java.util.StringJoiner;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.KeywordTable;

/** The keywords of {@code global}. */
final class GlobalKeywords {
    static final KeywordTable<GlobalDraft> TABLE = KeywordTable.<GlobalDraft>of("a 'global' section")
            .acts("maxconn", "number", "limits the connections from clients over all frontends",
                    (arguments, global) -> global.maxConnections = OptionalInt.of(arguments.integer(1, Integer.MAX_VALUE)))
            .acts("node", "name", "names this host for people", (arguments, global) -> global.node = arguments.next("a name").value())
            .acts("description", "text", "describes this host for people", (arguments, global) -> global.description = text(arguments))
            .idle("the runtime API is not served yet", "stats socket", "stats timeout", "stats maxconn")
            .idle("access lines and messages go to the program's own log", "log", "log-tag", "log-send-hostname")
            .idle("the program stays in the foreground; a service manager puts it into the background", "daemon")
            .idle("no file with the process id is written; a service manager knows it", "pidfile")
            .idle("the program keeps the user and the directory it was started with; a service manager sets them", "user", "group", "uid",
                    "gid",
                    "chroot")
            .idle("as many event loops run as the machine has processors", "nbthread", "cpu-map", "thread-groups")
            .idle("there is one process, as in HAProxy since 2.5", "nbproc")
            .idle("the limits of the operating system are left as they are", "ulimit-n", "strict-limits")
            .idle("names for the local peer matter to peers only, which are not built yet", "localpeer")
            .notBuilt("maxconnrate", "maxsessrate", "maxsslconn", "maxsslrate", "maxcomprate", "maxcompcpuusage", "spread-checks",
                    "max-spread-checks",
                    "hard-stop-after", "grace", "close-spread-time", "ssl-default-bind-ciphers", "ssl-default-bind-ciphersuites",
                    "ssl-default-bind-options",
                    "ssl-default-server-ciphers", "ssl-default-server-ciphersuites", "ssl-default-server-options", "ssl-server-verify",
                    "ssl-dh-param-file",
                    "ca-base", "crt-base", "server-state-file", "server-state-base", "setenv", "presetenv", "unsetenv", "resetenv",
                    "set-var", "set-var-fmt",
                    "external-check", "insecure-fork-wanted", "insecure-setuid-wanted", "unix-bind", "h1-case-adjust",
                    "h1-case-adjust-file",
                    "cluster-secret", "lua-load", "lua-load-per-thread", "lua-prepend-path", "master-worker", "mworker-max-reloads",
                    "default-path", "quiet",
                    "zero-warning", "busy-polling", "noepoll", "nosplice", "noreuseport", "nogetaddrinfo", "numa-cpu-mapping",
                    "set-dumpable", "wurfl-data-file")
            .refused("it tunes buffers and caches of HAProxy that are not here", "tune.*")
            .build();

    private GlobalKeywords() {}

    private static String text(Arguments arguments) {
        var text = new StringJoiner(" ").add(arguments.next("a text").value());
        while (arguments.hasNext()) {
            text.add(arguments.next("a text").value());
        }
        return text.toString();
    }
}
