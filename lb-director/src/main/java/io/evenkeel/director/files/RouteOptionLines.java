package io.evenkeel.director.files;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.evenkeel.director.keepalived.RoutingNumbers;
import io.evenkeel.director.keepalived.VrrpInstance.Routing.Option;
import io.evenkeel.vrrp.spi.RouteHop;
import io.evenkeel.vrrp.spi.RouteOptions;
import io.evenkeel.vrrp.spi.RouteOptions.Metric;
import io.evenkeel.vrrp.spi.RouteOptions.Metric.Kind;
import org.jspecify.annotations.Nullable;

/** What lines of routes say seldom: several ways that share the traffic, and what connections begin with. */
final class RouteOptionLines {
    private static final String HOP = "nexthop";
    private static final Map<String, Kind> METRICS = Map.ofEntries(Map.entry("mtu", Kind.MTU), Map.entry("window", Kind.WINDOW),
            Map.entry("rtt", Kind.RTT), Map.entry("rttvar", Kind.RTTVAR), Map.entry("ssthresh", Kind.SSTHRESH),
            Map.entry("cwnd", Kind.CWND), Map.entry("advmss", Kind.ADVMSS), Map.entry("reordering", Kind.REORDERING),
            Map.entry("hoplimit", Kind.HOPLIMIT), Map.entry("initcwnd", Kind.INITCWND), Map.entry("features", Kind.FEATURES),
            Map.entry("rto_min", Kind.RTO_MIN), Map.entry("initrwnd", Kind.INITRWND), Map.entry("quickack", Kind.QUICKACK),
            Map.entry("fastopen_no_cookie", Kind.FASTOPEN_NO_COOKIE));
    private static final Set<String> HOP_WORDS = Set.of(HOP, "via", "dev", "weight", "onlink");
    private static final int MILLIS_PER_SECOND = 1000;

    private RouteOptionLines() {}

    /** The words that are not about one of several ways. */
    static List<Option> ownWay(List<Option> options) {
        int first = first(options);
        return IntStream.range(0, options.size()).filter(i -> i < first || !HOP_WORDS.contains(options.get(i).name()))
                .mapToObj(options::get).toList();
    }

    static boolean hasSeveral(List<Option> options) {
        return first(options) < options.size();
    }

    private static int first(List<Option> options) {
        int first = 0;
        while (first < options.size() && !options.get(first).name().equals(HOP)) {
            first++;
        }
        return first;
    }

    static RouteOptions options(List<Option> line) {
        RouteOptions said = RouteOptions.NONE;
        for (Option option : ownWay(line)) {
            String value = option.value();
            said = switch (option.name()) {
                case "tos" -> said.typeOfService(Integer.decode(value));
                case "proto" -> said.protocol(RoutingNumbers.routingProtocol(value).orElseThrow());
                case "realms" -> said.realms(RoutingTranslation.realms(value));
                case "congctl" -> said.congestionControl(value);
                case "pref" -> said.preference(RouteOptions.Preference.valueOf(value.toUpperCase(Locale.ROOT)));
                case "expires" -> said.expiresSeconds(Integer.parseInt(value));
                default -> metric(said, line, option);
            };
        }
        return hops(said, line);
    }

    private static RouteOptions metric(RouteOptions said, List<Option> line, Option option) {
        Kind kind = METRICS.get(option.name());
        boolean isLocked = line.contains(new Option("lock", option.name()));
        return kind == null ? said : said.metric(new Metric(kind, value(kind, option.value()), isLocked));
    }

    /** Without a unit times are as the kernel has them. */
    private static int value(Kind kind, String text) {
        if (kind == Kind.FEATURES) {
            return 1;
        }
        boolean hasUnit = text.endsWith("s");
        int number = Integer.parseInt(text.replaceFirst("m?s$", ""));
        if (!hasUnit) {
            return number;
        }
        int millis = text.endsWith("ms") ? number : number * MILLIS_PER_SECOND;
        return switch (kind) {
            case RTT -> millis * 8;
            case RTTVAR -> millis * 4;
            default -> millis;
        };
    }

    /** What stands before the first one is one of them, if it tells a gateway; a device there is that of all. */
    private static RouteOptions hops(RouteOptions before, List<Option> line) {
        int first = first(line);
        if (first == line.size()) {
            return before;
        }
        RouteOptions all = before;
        List<Option> hop = new ArrayList<>(line.subList(0, first).stream()
                .filter(word -> HOP_WORDS.contains(word.name()) && !word.name().equals("dev")).toList());
        for (Option word : line.subList(first, line.size())) {
            if (word.name().equals(HOP) && !hop.isEmpty()) {
                all = all.hop(hop(hop));
                hop.clear();
            } else if (!word.name().equals(HOP) && HOP_WORDS.contains(word.name())) {
                hop.add(word);
            }
        }
        return hop.isEmpty() ? all : all.hop(hop(hop));
    }

    private static RouteHop hop(List<Option> words) {
        @Nullable InetAddress gateway = null;
        @Nullable String device = null;
        int weight = 1;
        boolean onLink = false;
        for (Option word : words) {
            switch (word.name()) {
                case "via" -> gateway = InetAddress.ofLiteral(word.value());
                case "dev" -> device = word.value();
                case "weight" -> weight = Integer.parseInt(word.value());
                case "onlink" -> onLink = true;
                default -> throw new IllegalStateException("not a word of a way: " + word);
            }
        }
        return new RouteHop(gateway, device, weight, onLink);
    }
}
