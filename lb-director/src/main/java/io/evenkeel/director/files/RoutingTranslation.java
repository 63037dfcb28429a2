package io.evenkeel.director.files;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.evenkeel.director.keepalived.RoutingNumbers;
import io.evenkeel.director.keepalived.VrrpInstance.Routing;
import io.evenkeel.director.keepalived.VrrpInstance.Routing.Option;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.Prefix;
import io.evenkeel.vrrp.spi.RuleOptions;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;

/** What the lines of {@code virtual_routes} and {@code virtual_rules} mean to the election engine. */
final class RoutingTranslation {
    private static final Set<String> EVERYTHING = Set.of("default", "any", "all");
    private static final long ALL_BITS = 0xffff_ffffL;

    private RoutingTranslation() {}

    /** A route; {@code usual} is the family where the line tells none. */
    static VirtualRoute route(Routing line, IpFamily usual) {
        IpFamily family = family(line, usual);
        VirtualRoute route = VirtualRoute.to(destination(line, family)).options(RouteOptionLines.options(line.options()));
        boolean several = RouteOptionLines.hasSeveral(line.options());
        for (Option option : RouteOptionLines.ownWay(line.options())) {
            String value = option.value();
            route = switch (option.name()) {
                case "via" -> several ? route : route.via(InetAddress.ofLiteral(value));
                case "src" -> route.from(InetAddress.ofLiteral(value));
                case "dev" -> route.on(value);
                case "table" -> route.table(table(value));
                case "metric" -> route.metric(Integer.parseInt(value));
                case "scope" -> route.scope(RouterAddresses.scope(value));
                case "onlink" -> route.onLink(!several);
                case "no_track" -> route.untracked();
                case "blackhole", "unreachable", "prohibit", "throw", "unicast", "local", "broadcast", "multicast" ->
                    route.kind(VirtualRoute.Kind.valueOf(option.name().toUpperCase(Locale.ROOT)));
                default -> route; // the destination, the family, or what is so anyway
            };
        }
        return route;
    }

    /** A rule; {@code usual} is the family where the line tells none. */
    static VirtualRule rule(Routing line, IpFamily usual) {
        IpFamily family = family(line, usual);
        VirtualRule rule = VirtualRule.of(family, verdict(line.options()));
        for (Option option : line.options()) {
            String value = option.value();
            rule = switch (option.name()) {
                case "from" -> EVERYTHING.contains(value) ? rule : rule.from(Prefix.of(value));
                case "to" -> EVERYTHING.contains(value) ? rule : rule.to(Prefix.of(value));
                case "iif" -> rule.in(value);
                case "oif" -> rule.out(value);
                case "fwmark" -> mark(rule, value);
                case "preference" -> rule.priority(Integer.parseInt(value));
                case "not" -> rule.not();
                case "no_track" -> rule.untracked();
                default -> rule.options(options(rule.options(), option)); // or it says the family, or the verdict
            };
        }
        return rule;
    }

    private static RuleOptions options(RuleOptions said, Option option) {
        String value = option.value();
        return switch (option.name()) {
            case "tos" -> said.typeOfService(Integer.decode(value));
            case "ip_proto" -> said.ipProtocol(RoutingNumbers.ipProtocol(value).orElseThrow());
            case "protocol" -> said.protocol(RoutingNumbers.routingProtocol(value).orElseThrow());
            case "sport" -> said.sourcePorts(range(value));
            case "dport" -> said.destinationPorts(range(value));
            case "uidrange" -> said.users(range(value));
            case "tun_id" -> said.tunnelId(Long.parseLong(value));
            case "suppress_prefixlength" -> said.suppressPrefixLength(Integer.parseInt(value));
            case "suppress_ifgroup" -> said.suppressGroup(Integer.parseInt(value));
            case "realms" -> said.realms(realms(value));
            default -> said;
        };
    }

    private static RuleOptions.Range range(String text) {
        int dash = text.indexOf('-');
        long first = Long.parseLong(dash < 0 ? text : text.substring(0, dash));
        return new RuleOptions.Range(first, dash < 0 ? first : Long.parseLong(text.substring(dash + 1)));
    }

    static int realms(String text) {
        int slash = text.indexOf('/');
        int source = slash < 0 ? 0 : Integer.parseInt(text.substring(0, slash));
        return (source << 16) | Integer.parseInt(text.substring(slash + 1));
    }

    private static VirtualRule.Verdict verdict(List<Option> options) {
        VirtualRule.Verdict verdict = new VirtualRule.Verdict.Table(VirtualRoute.MAIN_TABLE);
        for (Option option : options) {
            verdict = switch (option.name()) {
                case "table" -> new VirtualRule.Verdict.Table(table(option.value()));
                case "goto" -> new VirtualRule.Verdict.GoTo(Integer.parseInt(option.value()));
                case "l3mdev" -> new VirtualRule.Verdict.RoutingDomain();
                case "blackhole" -> new VirtualRule.Verdict.Blackhole();
                case "unreachable" -> new VirtualRule.Verdict.Unreachable();
                case "prohibit" -> new VirtualRule.Verdict.Prohibit();
                default -> verdict;
            };
        }
        return verdict;
    }

    /** That of the first address or word that tells. */
    private static IpFamily family(Routing line, IpFamily usual) {
        for (Option option : line.options()) {
            switch (option.name()) {
                case "inet" -> {
                    return IpFamily.IPV4;
                }
                case "inet6" -> {
                    return IpFamily.IPV6;
                }
                case "to", "via", "src", "from" -> {
                    if (!EVERYTHING.contains(option.value())) {
                        return option.value().indexOf(':') >= 0 ? IpFamily.IPV6 : IpFamily.IPV4;
                    }
                }
                default -> {
                    // Tells nothing of it.
                }
            }
        }
        return usual;
    }

    private static Prefix destination(Routing line, IpFamily family) {
        return line.options().stream().filter(option -> option.name().equals("to") && !EVERYTHING.contains(option.value())).findFirst()
                .map(option -> Prefix.of(option.value())).orElseGet(() -> Prefix.all(family));
    }

    /** The kernel's numbers of its own tables. */
    private static int table(String text) {
        return switch (text) {
            case "main" -> VirtualRoute.MAIN_TABLE;
            case "default" -> 253;
            case "local" -> 255;
            default -> Integer.parseInt(text);
        };
    }

    private static VirtualRule mark(VirtualRule rule, String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? rule.mark(Long.decode(text), ALL_BITS)
                : rule.mark(Long.decode(text.substring(0, slash)), Long.decode(text.substring(slash + 1)));
    }
}
