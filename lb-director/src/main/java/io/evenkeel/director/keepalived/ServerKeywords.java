package io.evenkeel.director.keepalived;

import static io.evenkeel.director.keepalived.Values.FLAG;
import static io.evenkeel.director.keepalived.Values.seconds;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.either;
import static io.evenkeel.director.syntax.Shape.literal;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;

import java.util.List;
import java.util.Locale;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** The keywords of {@code virtual_server}, {@code real_server} and {@code virtual_server_group}. They are in the document only. */
final class ServerKeywords {
    static final List<String> SCHEDULERS = List.of("rr", "wrr", "lc", "wlc", "lblc", "lblcr", "sh", "mh", "dh", "sed", "nq", "fo", "ovf",
            "twos");
    private static final Value<Integer> MARK = Value.integer("mark", 1, Integer.MAX_VALUE);
    private static final Value<Integer> WEIGHT = Value.integer("weight", 0, Integer.MAX_VALUE);
    private static final Shape METHOD = either(Value.oneOf("NAT", "DR"), all(literal("TUN"), maybe(all(literal("type"),
            either(Value.oneOf("ipip", "gre"), named("gue", literal("port"), Values.PORT)),
            maybe(Value.oneOf("nocsum", "csum", "remcsum"))))), Value.oneOf("NAT", "DR", "TUN"));
    private static final Shape ENDPOINT = all(IpAddresses.ADDRESS, maybe(Value.integer("port", 0, 65535)));
    private static final Value<String> RANGE = Value.of("address[-last]", ServerKeywords::range, text -> text);
    private static final Value<String> MASK = Value.matching("mask", text -> IpAddresses.isIpv4(text) || text.matches("[0-9]{1,3}"),
            "a mask such as 255.255.255.0, or a prefix length");
    /** How a service is called. */
    static final Shape SERVICE = either(named("fwmark", MARK), named("group", Values.NAME), ENDPOINT);

    static final Content.Keywords<GlobalDraft> REAL = checking(Rows.<GlobalDraft>of("'real_server'"))
            .notBuilt("lb_kind", METHOD, "how packets reach it, that of the service by default")
            .alias("lvs_method", "lb_kind")
            .notBuilt("uthreshold", Value.integer("number", 0, Integer.MAX_VALUE), "connections from which on it gets no more")
            .notBuilt("lthreshold", Value.integer("number", 0, Integer.MAX_VALUE), "connections below which it gets some again")
            .notBuilt("notify_up", Values.SCRIPT, "runs a command when it is good")
            .notBuilt("notify_down", Values.SCRIPT, "runs a command when it is bad")
            .notBuilt("snmp_name", Values.NAME, "its name in SNMP")
            .with(CheckerKeywords::add)
            .build();

    static final Content.Keywords<GlobalDraft> VIRTUAL = checking(Rows.<GlobalDraft>of("'virtual_server'"))
            .notBuilt("lb_algo", Value.oneOf(SCHEDULERS), "how a server is chosen, wlc by default")
            .alias("lvs_sched", "lb_algo")
            .notBuilt("lb_kind", METHOD, "how packets reach the servers, NAT by default")
            .alias("lvs_method", "lb_kind")
            .notBuilt("protocol", Value.matching("TCP | UDP | SCTP", text -> List.of("TCP", "UDP", "SCTP").contains(upper(text)),
                    "TCP | UDP | SCTP"), "protocol of the service, UDP by default")
            .notBuilt("persistence_timeout", maybe(Value.integer("seconds", 1, 2_678_400)),
                    "a client stays with its server for so long, 360 by default")
            .notBuilt("persistence_granularity", MASK, "how much of an address tells clients apart")
            .notBuilt("persistence_engine", Values.NAME, "what else tells them apart")
            .notBuilt("ops", NOTHING, "each packet for itself, UDP only")
            .alias("hashed", "flag-1")
            .notBuilt("flag-1", NOTHING, "a flag of the scheduler")
            .notBuilt("flag-2", NOTHING, "a flag of the scheduler")
            .notBuilt("flag-3", NOTHING, "a flag of the scheduler")
            .notBuilt("sh-port", NOTHING, "scheduler sh: the port counts")
            .notBuilt("sh-fallback", NOTHING, "scheduler sh: another server for one that is bad")
            .notBuilt("mh-port", NOTHING, "scheduler mh: the port counts")
            .notBuilt("mh-fallback", NOTHING, "scheduler mh: another server for one that is bad")
            .notBuilt("ip_family", Value.oneOf("inet", "inet6"), "family of a service by mark")
            .notBuilt("ha_suspend", FLAG, "no checks while the address is elsewhere")
            .notBuilt("omega", FLAG, "scripts of servers run when stopping")
            .notBuilt("quorum", Value.integer("number", 1, Integer.MAX_VALUE),
                    "weight of good servers that the service needs, 1 by default")
            .notBuilt("hysteresis", Value.integer("number", 0, Integer.MAX_VALUE), "how far beyond the quorum it changes, 0 by default")
            .notBuilt("quorum_up", Values.SCRIPT, "runs a command when the quorum is reached")
            .notBuilt("quorum_down", Values.SCRIPT, "runs a command when it is lost")
            .notBuilt("sorry_server", ENDPOINT, "serves without a quorum")
            .notBuilt("sorry_server_inhibit", FLAG, "stays with weight 0 otherwise")
            .notBuilt("sorry_server_lvs_method", METHOD, "how packets reach it")
            .notBuilt("snmp_name", Values.NAME, "its name in SNMP")
            .notBuiltBlock("real_server", ENDPOINT, "a server", (head, global) -> global, REAL)
            .build();

    static final Content<GlobalDraft> GROUP = new Content.Entries<>("virtual_server_group",
            either(named("fwmark", MARK, maybe(Value.oneOf("inet", "inet6"))), all(RANGE, maybe(Values.PORT))), Rows.unread());

    private ServerKeywords() {}

    /** What services say for their servers, and servers for their checks. */
    private static Rows<GlobalDraft> checking(Rows<GlobalDraft> rows) {
        return rows
                .notBuilt("weight", WEIGHT, "share of the connections, 1 by default")
                .notBuilt("delay_loop", seconds("0.000001", "4294967"), "between checks, 60 by default")
                .notBuilt("connect_timeout", seconds("0.000001", "4294.967295"), "of a check, 5 by default")
                .notBuilt("retry", Value.integer("number", 0, Integer.MAX_VALUE), "checks again before it is bad")
                .notBuilt("delay_before_retry", seconds("0", "4294.967295"), "until that")
                .notBuilt("warmup", seconds("0", "4294.967295"), "the first check is somewhere in this time")
                .notBuilt("alpha", FLAG, "bad until the first good check")
                .notBuilt("inhibit_on_failure", FLAG, "gets weight 0 when it is bad")
                .notBuilt("smtp_alert", FLAG, "mail of changes")
                .notBuilt("virtualhost", Values.NAME, "host in requests of checks");
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String range(Arguments statement, Word word) {
        int dash = word.value().indexOf('-');
        String first = dash < 0 ? word.value() : word.value().substring(0, dash);
        String canonical = IpAddresses.canonical(first);
        String last = dash < 0 ? "" : word.value().substring(dash + 1);
        boolean right = dash < 0 || (canonical != null && last.matches(IpAddresses.isSix(canonical) ? "[0-9a-fA-F]{1,4}" : "[0-9]{1,3}"));
        if (canonical == null || !right) {
            throw statement.wrong(word, "an address, or a range such as 192.168.4.10-20", null);
        }
        return dash < 0 ? canonical : canonical + "-" + last;
    }
}
