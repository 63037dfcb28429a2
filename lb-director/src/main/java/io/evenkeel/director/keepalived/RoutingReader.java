package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.evenkeel.director.keepalived.VrrpInstance.Routing;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/** Reads lines of routes and rules whose words {@link RouteLines} found right, and refuses the options that are not carried out. */
final class RoutingReader {
    private static final Map<String, String> ROUTE_NAMES = Map.of("gw", "via", "oif", "dev", "priority", "metric", "preference", "metric",
            "dsfield", "tos", "protocol", "proto", "realm", "realms");
    private static final Map<String, String> RULE_NAMES = Map.of("lookup", "table", "order", "preference", "priority", "preference", "prio",
            "preference", "dev", "iif", "dsfield", "tos", "ipproto", "ip_proto", "suppress_prefixlen", "suppress_prefixlength");
    private static final Set<String> ROUTE_ACTS = Set.of("to", "via", "src", "dev", "table", "scope", "metric", "mtu", "unicast",
            "blackhole", "unreachable", "prohibit", "throw", "local", "broadcast", "multicast", "onlink", "no_track", "inet", "inet6",
            "add",
            "track_group", "tos", "proto", "weight", "advmss", "rtt", "rttvar", "reordering", "window", "cwnd", "ssthresh", "realms",
            "rto_min", "hoplimit", "initcwnd", "initrwnd", "features", "quickack", "congctl", "pref", "expires", "fastopen_no_cookie",
            "nexthop");
    private static final Set<String> RULE_ACTS = Set.of("from", "to", "table", "preference", "fwmark", "iif", "oif", "not", "no_track",
            "inet", "inet6", "blackhole", "unreachable", "prohibit", "track_group", "tos", "realms", "suppress_prefixlength",
            "suppress_ifgroup",
            "uidrange", "tun_id", "ip_proto", "sport", "dport", "protocol", "goto", "l3mdev");
    /** Values before which the kernel can be told to leave them as they are. */
    private static final Set<String> LOCKED = Set.of("mtu", "advmss", "rtt", "rttvar", "reordering", "window", "cwnd", "ssthresh",
            "rto_min",
            "hoplimit", "initcwnd", "initrwnd");

    private final Arguments line;
    private final Set<String> acts;
    private final List<Routing.Option> options = new ArrayList<>();
    private @Nullable Word weight;

    private RoutingReader(Arguments line, Set<String> acts) {
        this.line = line;
        this.acts = acts;
    }

    static Routing route(Arguments line) {
        return new RoutingReader(line, ROUTE_ACTS).read(RouteLines.ROUTE_VALUES, ROUTE_NAMES, true);
    }

    static Routing rule(Arguments line) {
        return new RoutingReader(line, RULE_ACTS).read(RouteLines.RULE_VALUES, RULE_NAMES, false);
    }

    private Routing read(Set<String> valued, Map<String, String> names, boolean route) {
        Word first = line.rest().get(0);
        while (line.hasNext()) {
            Word word = line.next("a word");
            String name = names.getOrDefault(word.value(), word.value());
            if (name.equals("or")) { // an old way to write one more gateway
                options.add(new Routing.Option("nexthop", ""));
                options.add(new Routing.Option("via", line.next("an address").value()));
            } else if (valued.contains(word.value())) {
                value(word, name);
            } else if (acts.contains(name)) {
                options.add(new Routing.Option(name, ""));
            } else if (route && isNetwork(word.value())) {
                options.add(new Routing.Option("to", word.value()));
            } else {
                refuse(word);
            }
        }
        var read = new Routing(options, first.position());
        if (weight != null && read.value("nexthop") == null) {
            refuse(weight); // a share of nothing
        }
        return read;
    }

    private static boolean isNetwork(String word) {
        return IpAddresses.isNetwork(word) || Set.of("default", "any", "all").contains(word);
    }

    private void value(Word word, String name) {
        Word value = line.next("a value");
        if (name.equals("via") && (value.is("inet") || value.is("inet6"))) {
            value = line.next("an address");
        }
        if (value.is("lock")) {
            if (LOCKED.contains(name)) {
                options.add(new Routing.Option("lock", name));
            } else {
                refuse(value);
            }
            value = line.next("a value");
        }
        if (name.equals("weight")) {
            weight = word;
        }
        if (!acts.contains(name)) {
            refuse(word);
        } else {
            RoutingValues.check(line, name, value);
            options.add(new Routing.Option(name, value.value()));
        }
    }

    private void refuse(Word word) {
        line.diagnostics().refusal(word.position(), "'" + word.value() + "' in " + line.name() + " is not carried out: "
                + KeywordTable.NOT_BUILT, null);
    }
}
