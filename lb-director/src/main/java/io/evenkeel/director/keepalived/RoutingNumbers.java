package io.evenkeel.director.keepalived;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Numbers that lines of routes and rules may call by a name. */
public final class RoutingNumbers {
    /** Protocols inside of IP, as {@code /etc/protocols} calls those that rules are about. */
    static final Map<String, Integer> IP_PROTOCOLS = new TreeMap<>(Map.of("icmp", 1, "tcp", 6, "udp", 17, "dccp", 33, "gre", 47,
            "esp", 50, "ah", 51, "ipv6-icmp", 58, "vrrp", 112, "sctp", 132));
    /** Who makes routes and rules, as {@code /etc/iproute2/rt_protos} calls them. */
    static final Map<String, Integer> ROUTING_PROTOCOLS = new TreeMap<>(Map.ofEntries(Map.entry("redirect", 1), Map.entry("kernel", 2),
            Map.entry("boot", 3), Map.entry("static", 4), Map.entry("gated", 8), Map.entry("ra", 9), Map.entry("mrt", 10),
            Map.entry("zebra", 11), Map.entry("bird", 12), Map.entry("dnrouted", 13), Map.entry("xorp", 14), Map.entry("ntk", 15),
            Map.entry("dhcp", 16), Map.entry("keepalived", 18), Map.entry("babel", 42), Map.entry("bgp", 186), Map.entry("isis", 187),
            Map.entry("ospf", 188), Map.entry("rip", 189), Map.entry("eigrp", 192)));
    private static final int MOST = 255;

    private RoutingNumbers() {}

    /** A protocol inside of IP by its name or number; empty when there is none like that. */
    public static OptionalInt ipProtocol(String text) {
        return number(text.toLowerCase(Locale.ROOT), IP_PROTOCOLS);
    }

    /** A routing protocol by its name or number; empty when there is none like that. */
    public static OptionalInt routingProtocol(String text) {
        return number(text, ROUTING_PROTOCOLS);
    }

    private static OptionalInt number(String text, Map<String, Integer> names) {
        Integer named = names.get(text);
        if (named != null) {
            return OptionalInt.of(named);
        }
        int number = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        return number >= 1 && number <= MOST ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
