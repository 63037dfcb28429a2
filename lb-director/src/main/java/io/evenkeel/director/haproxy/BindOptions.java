package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.COUNT;
import static io.evenkeel.director.haproxy.Kinds.POSITIVE;
import static io.evenkeel.director.haproxy.Kinds.TEXT;
import static io.evenkeel.director.syntax.Shape.NOTHING;

import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Value;
import org.jspecify.annotations.Nullable;

/** What may follow the addresses of a {@code bind} line, and of {@code stats socket}. */
final class BindOptions {
    static final KeywordTable<BindOptions> TABLE = TlsKeywords.bind(KeywordTable.<BindOptions>of("a 'bind' line")
            .sets("name", TEXT, "names the address for people", (bind, name) -> bind.name = name)
            .notBuilt("accept-netscaler-cip", Kinds.C_NUMBER, "takes the client's address from a NetScaler header")
            .notBuilt("accept-proxy", NOTHING, "takes the client's address from a PROXY header")
            .notBuilt("backlog", COUNT, "connections that wait to be accepted")
            .notBuilt("defer-accept", NOTHING, "accepts when the first data is there")
            .notBuilt("expose-fd", Value.oneOf("listeners"), "lets a new process take the sockets over")
            .notBuilt("gid", COUNT, "the group of a Unix socket, by number")
            .notBuilt("group", TEXT, "the group of a Unix socket")
            .notBuilt("id", POSITIVE, "a number for statistics")
            .notBuilt("interface", TEXT, "the interface that clients come from")
            .notBuilt("level", Value.oneOf("user", "operator", "admin"), "what the runtime API allows here")
            .notBuilt("maxconn", COUNT, "connections at a time over this address")
            .notBuilt("mode", Value.matching("mode", text -> text.matches("[0-7]{1,4}"), "octal, such as 660"),
                    "the rights of a Unix socket")
            .notBuilt("mss", Value.integer(-65535, 65535), "the largest segment of TCP")
            .notBuilt("namespace", TEXT, "the network namespace")
            .notBuilt("nice", Value.integer(-1024, 1024), "the priority of its connections")
            .notBuilt("process", TEXT, "the threads that serve it")
            .notBuilt("proto", Value.oneOf("h1", "h2", "none"), "the protocol, without asking")
            .notBuilt("severity-output", Value.oneOf("none", "number", "string"), "whether the runtime API tells severities")
            .notBuilt("shards",
                    Value.matching("number | by-thread", text -> text.matches("[1-9][0-9]{0,3}|by-thread"), "a number or by-thread"),
                    "how many sockets it is made of")
            .notBuilt("tcp-ut", TimeValue.TIME, "how long data may stay unacknowledged")
            .notBuilt("tfo", NOTHING, "takes data with the first packet")
            .notBuilt("thread", TEXT, "the threads that serve it")
            .notBuilt("transparent", NOTHING, "also for addresses that this host does not have")
            .notBuilt("uid", COUNT, "the owner of a Unix socket, by number")
            .notBuilt("user", TEXT, "the owner of a Unix socket")
            .notBuilt("v4v6", NOTHING, "IPv4 clients come over the IPv6 address, too")
            .notBuilt("v6only", NOTHING, "IPv6 clients only"))
            .build();

    @Nullable
    String name;
}
