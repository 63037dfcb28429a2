package io.evenkeel.director.keepalived;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Word;

/** Lines of routes and routing rules, written as behind {@code ip route add} and {@code ip rule add}. */
final class RouteLines {
    private static final Set<String> TYPES = Set.of("unicast", "local", "broadcast", "multicast", "throw", "unreachable", "prohibit",
            "blackhole", "nat");
    private static final Set<String> ROUTE_FLAGS = Set.of("onlink", "no_track", "inet", "inet6", "add", "append", "prepend", "pervasive");
    static final Set<String> ROUTE_VALUES = Set.of("to", "via", "gw", "src", "dev", "oif", "table", "tos", "dsfield", "proto",
            "protocol", "scope", "metric", "priority", "preference", "weight", "mtu", "advmss", "rtt", "rttvar", "reordering", "window",
            "cwnd", "ssthresh", "realms", "realm", "rto_min", "hoplimit", "initcwnd", "initrwnd", "features", "quickack", "congctl", "pref",
            "expires", "ttl-propagate", "fastopen_no_cookie", "vrf", "encap", "as", "track_group");
    private static final Set<String> RULE_FLAGS = Set.of("not", "no_track", "l3mdev", "inet", "inet6");
    static final Set<String> RULE_VALUES = Set.of("from", "to", "table", "lookup", "preference", "order", "priority", "prio", "tos",
            "dsfield", "fwmark", "iif", "oif", "dev", "realms", "suppress_prefixlength", "suppress_ifgroup", "suppress_prefixlen",
            "uidrange", "tun_id", "ip_proto", "ipproto", "sport", "dport", "protocol", "goto", "track_group");
    private static final Set<String> RULE_TYPES = Set.of("blackhole", "prohibit", "unreachable");
    /** Words whose value is an address. */
    private static final Set<String> ADDRESSED = Set.of("to", "via", "gw", "src", "from");

    private RouteLines() {}

    static <C> Content<C> routes(String name, Function<C, List<VrrpInstance.Routing>> list) {
        return new Content.Entries<>(name, new Route(), (line, draft) -> list.apply(draft).add(RoutingReader.route(line)));
    }

    static <C> Content<C> rules(String name, Function<C, List<VrrpInstance.Routing>> list) {
        return new Content.Entries<>(name, new RoutingRule(), (line, draft) -> list.apply(draft).add(RoutingReader.rule(line)));
    }

    private static void address(Arguments line, Word option) {
        if (option.is("via") && line.hasNext() && (line.rest().get(0).is("inet") || line.rest().get(0).is("inet6"))) {
            Word family = line.next("a family");
            line.keep(family, family.value());
        }
        if (line.hasNext() && (line.rest().get(0).is("default") || line.rest().get(0).is("any") || line.rest().get(0).is("all"))) {
            Word word = line.next("a network");
            line.keep(word, word.value());
        } else {
            IpAddresses.NETWORK.match(line);
        }
    }

    /** Takes a word with its value. */
    private static void value(Arguments line, Word option) {
        line.keep(option, option.value());
        if (ADDRESSED.contains(option.value())) {
            address(line, option);
            return;
        }
        Word value = line.next("a value for '" + option.value() + "'");
        line.keep(value, value.value());
        if (value.is("lock")) {
            Word locked = line.next("a value for '" + option.value() + "'");
            line.keep(locked, locked.value());
        }
    }

    private static Complaint unknown(Arguments line, Word word) {
        return new Complaint(Rule.UNKNOWN_KEYWORD, word.position(), "unknown word '" + word.value() + "' in " + line.name(), null);
    }

    private static void old(Arguments line, Word word, String cure) {
        line.repair(KeepalivedRules.DEPRECATED, word.position(), "'" + word.value() + "' is an old way to write a route", "it is kept",
                "write '" + cure + "'");
    }

    /** {@code [type] network [option value ...] [nexthop ...]}. */
    private record Route() implements Shape {
        @Override
        public String text() {
            return "[type] network [via address] [dev interface] [table number] ... [nexthop ...]";
        }

        @Override
        public void match(Arguments line) {
            boolean network = false;
            boolean device = false;
            Word first = line.rest().get(0);
            while (line.hasNext()) {
                Word next = line.rest().get(0);
                String word = next.value();
                if (TYPES.contains(word) || ROUTE_FLAGS.contains(word) || word.equals("nexthop") || word.equals("or")) {
                    line.next("a word");
                    line.keep(next, word);
                    if (word.equals("or")) {
                        old(line, next, "nexthop");
                        address(line, next);
                    }
                } else if (ROUTE_VALUES.contains(word)) {
                    line.next("a word");
                    if (word.equals("gw")) {
                        old(line, next, "via");
                    }
                    value(line, next);
                    network |= word.equals("to");
                    device |= word.equals("dev") || word.equals("oif");
                } else if (!network) {
                    address(line, next);
                    network = true;
                } else {
                    throw unknown(line, next);
                }
                device |= word.equals("no_track");
            }
            if (!network) {
                throw new Complaint(Rule.MISSING_VALUE, first.position(), "a route without a network", null);
            }
            if (!device) {
                line.repair(KeepalivedRules.INCOMPLETE, first.position(), "a route without an interface cannot be watched",
                        "it is not watched", "add 'dev', or 'no_track'");
            }
        }

        @Override
        public boolean fits(Word word) {
            return true;
        }
    }

    /** {@code from network to network table number preference number ...}. */
    private record RoutingRule() implements Shape {
        private static final Set<String> PREFERENCE = Set.of("preference", "order", "priority", "prio");

        @Override
        public String text() {
            return "[from network] [to network] [table number] [preference number] ...";
        }

        @Override
        public void match(Arguments line) {
            boolean preference = false;
            Word first = line.rest().get(0);
            while (line.hasNext()) {
                Word next = line.next("a word");
                String word = next.value();
                if (RULE_FLAGS.contains(word) || RULE_TYPES.contains(word)) {
                    line.keep(next, word);
                } else if (RULE_VALUES.contains(word)) {
                    value(line, next);
                    preference |= PREFERENCE.contains(word);
                } else {
                    throw unknown(line, next);
                }
            }
            if (!preference) {
                line.repair(KeepalivedRules.INCOMPLETE, first.position(), "a routing rule without a preference",
                        "one is chosen by the order of the rules", "add 'preference'");
            }
        }

        @Override
        public boolean fits(Word word) {
            return true;
        }
    }
}
