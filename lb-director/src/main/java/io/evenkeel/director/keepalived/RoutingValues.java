package io.evenkeel.director.keepalived;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** The forms of the values of routes and rules. Those that are not here have been checked as addresses, or may be anything. */
final class RoutingValues {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,10})(?:-([0-9]{1,10}))?");
    /** The kernel has no rule for the port behind it. */
    private static final int LARGEST_PORT = 65_534;
    /** The number behind it stands for nobody. */
    private static final long LARGEST_USER = 4_294_967_294L;
    private static final Map<String, Value<String>> FORMS = forms();

    private RoutingValues() {}

    /** Complains of a value that an option cannot have. */
    static void check(Arguments line, String option, Word value) {
        Value<String> form = FORMS.get(option);
        if (form != null) {
            form.parse(line, value);
        }
    }

    private static Map<String, Value<String>> forms() {
        Map<String, Value<String>> forms = new HashMap<>();
        List.of("metric", "mtu", "preference", "weight", "advmss", "reordering", "window", "cwnd", "ssthresh", "hoplimit", "initcwnd",
                "initrwnd", "expires", "goto", "suppress_prefixlength", "suppress_ifgroup", "tun_id")
                .forEach(name -> forms.put(name, like("[0-9]{1,9}", "a number")));
        List.of("rtt", "rttvar", "rto_min")
                .forEach(name -> forms.put(name, like("[0-9]{1,7}(s|ms)?", "a number, perhaps with its unit: 100ms, 2s")));
        List.of("quickack", "fastopen_no_cookie").forEach(name -> forms.put(name, like("[01]", "0 | 1")));
        List.of("sport", "dport").forEach(name -> forms.put(name,
                form(text -> isRange(text, 1, LARGEST_PORT), "a port in 1.." + LARGEST_PORT + ", or two: 1000-2000")));
        forms.put("uidrange", form(text -> isRange(text, 0, LARGEST_USER), "a number in 0.." + LARGEST_USER + ", or two: 1000-2000"));
        List.of("protocol", "proto").forEach(name -> forms.put(name, form(text -> RoutingNumbers.routingProtocol(text).isPresent(),
                "a number, or one of " + RoutingNumbers.ROUTING_PROTOCOLS.keySet())));
        forms.put("ip_proto", form(text -> RoutingNumbers.ipProtocol(text).isPresent(),
                "a number, or one of " + RoutingNumbers.IP_PROTOCOLS.keySet()));
        forms.put("table", like("main|default|local|[0-9]{1,9}", "a number, main, default or local"));
        forms.put("scope", like("global|site|link|host|nowhere|[0-9]{1,3}", "global | site | link | host | nowhere | 0..255"));
        forms.put("fwmark", like("(0x[0-9a-fA-F]{1,8}|[0-9]{1,9})(/(0x[0-9a-fA-F]{1,8}|[0-9]{1,9}))?",
                "a number such as 0x10, perhaps with a mask: 0x10/0xff"));
        forms.put("features", like("ecn", "ecn"));
        forms.put("pref", like("low|medium|high", "low | medium | high"));
        forms.put("tos", form(text -> text.matches("0x[0-9a-fA-F]{1,2}|0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]"),
                "a number such as 0x10, 0..255"));
        forms.put("realms", form(RoutingValues::areRealms, "a number in 0..65535, or two: 30/20"));
        return forms;
    }

    private static Value<String> like(String pattern, String expected) {
        return form(Pattern.compile(pattern).asMatchPredicate(), expected);
    }

    private static Value<String> form(Predicate<String> test, String expected) {
        return Value.matching("value", test, expected);
    }

    private static boolean isRange(String text, long smallest, long largest) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return false;
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
        return smallest <= first && first <= last && last <= largest;
    }

    private static boolean areRealms(String text) {
        return Stream.of(text.split("/", 2)).allMatch(realm -> isNumber(realm, 65_535));
    }

    private static boolean isNumber(String text, int largest) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= largest;
    }
}
