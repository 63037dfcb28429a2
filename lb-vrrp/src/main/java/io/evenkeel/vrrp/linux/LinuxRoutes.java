package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.NextHop;
import io.evenkeel.linux.route.PortRange;
import io.evenkeel.linux.route.Prefix;
import io.evenkeel.linux.route.Route;
import io.evenkeel.linux.route.RouteType;
import io.evenkeel.linux.route.Rule;
import io.evenkeel.linux.route.RuleAction;
import io.evenkeel.linux.route.RulePlace;
import io.evenkeel.linux.route.UserRange;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.AddressScope;
import io.evenkeel.vrrp.spi.RouteHop;
import io.evenkeel.vrrp.spi.RuleOptions;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRoutes;
import io.evenkeel.vrrp.spi.VirtualRule;
import org.jspecify.annotations.Nullable;

/** Routes and rules by rtnetlink. */
final class LinuxRoutes implements VirtualRoutes {
    private final LinuxHost host;
    private final String own;
    /** Places of rules without a priority of their own, as the kernel has given them. */
    private final Map<VirtualRule, Integer> given = new HashMap<>();

    /** For routes that go through the interface {@code own} by themselves, or where their gateway is when that is empty. */
    LinuxRoutes(LinuxHost host, String own) {
        this.host = host;
        this.own = own;
    }

    @Override
    public boolean add(VirtualRoute wanted) throws IOException {
        Route route = route(wanted).orElseThrow(() -> new IOException("there is no interface " + device(wanted)));
        boolean added = host.route().add(route);
        host.events().routes().put(this, wanted, route, added);
        return added;
    }

    @Override
    public boolean remove(VirtualRoute unwanted) throws IOException {
        host.events().routes().takeBack(this, unwanted);
        return removeUnlessWanted(unwanted);
    }

    @Override
    public boolean release(VirtualRoute unwanted) throws IOException {
        return host.events().routes().takeBack(this, unwanted) && removeUnlessWanted(unwanted);
    }

    private boolean removeUnlessWanted(VirtualRoute unwanted) throws IOException {
        Optional<Route> route = route(unwanted); // what went with its interface is not there
        return route.isPresent() && !host.events().routes().isWanted(route.get()) && host.route().remove(route.get());
    }

    @Override
    public boolean add(VirtualRule wanted) throws IOException {
        Rule rule = placed(wanted);
        Optional<RulePlace> made = host.route().add(rule);
        Rule there = made.map(place -> rule.at(place.priority())).orElse(rule);
        if (wanted.priority().isEmpty()) {
            given.put(wanted, there.place().priority());
        }
        host.events().rules().put(this, wanted, there, made.isPresent());
        return made.isPresent();
    }

    @Override
    public boolean remove(VirtualRule unwanted) throws IOException {
        host.events().rules().takeBack(this, unwanted);
        return removeUnlessWanted(unwanted);
    }

    @Override
    public boolean release(VirtualRule unwanted) throws IOException {
        return host.events().rules().takeBack(this, unwanted) && removeUnlessWanted(unwanted);
    }

    private boolean removeUnlessWanted(VirtualRule unwanted) throws IOException {
        Rule rule = placed(unwanted);
        boolean removed = !host.events().rules().isWanted(rule) && host.route().remove(rule);
        given.remove(unwanted); // not after a failure: it still is where it was
        return removed;
    }

    private Rule placed(VirtualRule wanted) {
        Rule rule = rule(wanted);
        Integer place = given.get(wanted);
        return place == null ? rule : rule.at(place);
    }

    /** Empty when its interface is missing. */
    private Optional<Route> route(VirtualRoute wanted) throws IOException {
        Optional<List<NextHop>> nextHops = nextHops(wanted);
        return nextHops.map(hops -> new Route(switch (wanted.kind()) {
            case UNICAST -> RouteType.UNICAST;
            case LOCAL -> RouteType.LOCAL;
            case BROADCAST -> RouteType.BROADCAST;
            case MULTICAST -> RouteType.MULTICAST;
            case BLACKHOLE -> RouteType.BLACKHOLE;
            case UNREACHABLE -> RouteType.UNREACHABLE;
            case PROHIBIT -> RouteType.PROHIBIT;
            case THROW -> RouteType.THROW;
        }, new Prefix(wanted.destination().address(), wanted.destination().length()), hops, wanted.preferredSource(),
                wanted.table(), scope(wanted),
                wanted.metric().orElse(0), wanted.options().protocol() == 0 ? LinuxAddresses.PROTOCOL : wanted.options().protocol(),
                wanted.options().typeOfService(), RouteAttributes.metrics(wanted.options()), RouteAttributes.extras(wanted.options())));
    }

    private Optional<List<NextHop>> nextHops(VirtualRoute wanted) throws IOException {
        if (wanted.device() == null && wanted.kind() != VirtualRoute.Kind.UNICAST) {
            return Optional.of(List.of());
        }
        if (!wanted.options().hops().isEmpty()) {
            return several(wanted);
        }
        if (device(wanted).isEmpty()) {
            return Optional.of(List.of(new NextHop(wanted.gateway(), 0, 1, wanted.onLink()))); // where the gateway is
        }
        return host.events().linkNow(device(wanted))
                .map(link -> List.of(new NextHop(wanted.gateway(), link.index(), 1, wanted.onLink())));
    }

    private Optional<List<NextHop>> several(VirtualRoute wanted) throws IOException {
        var all = new ArrayList<NextHop>();
        for (RouteHop hop : wanted.options().hops()) {
            String device = hop.device() == null ? device(wanted) : hop.device();
            Optional<Link> link = device.isEmpty() ? Optional.empty() : host.events().linkNow(device);
            if (!device.isEmpty() && link.isEmpty()) {
                return Optional.empty();
            }
            all.add(new NextHop(hop.gateway(), link.map(Link::index).orElse(0), hop.weight(), hop.onLink()));
        }
        return Optional.of(all);
    }

    private String device(VirtualRoute wanted) {
        String device = wanted.device();
        return device == null ? own : device;
    }

    /** As {@code ip route} chooses it: what has no gateway is on the link. */
    private static int scope(VirtualRoute wanted) {
        AddressScope scope = wanted.scope();
        boolean hasGateway = wanted.gateway() != null || wanted.options().hops().stream().anyMatch(hop -> hop.gateway() != null);
        boolean isOnLink = !hasGateway && wanted.kind() == VirtualRoute.Kind.UNICAST
                && IpFamily.of(wanted.destination().address()) == IpFamily.IPV4;
        return Optional.ofNullable(scope).orElse(isOnLink ? AddressScope.LINK : AddressScope.GLOBAL).number();
    }

    private static Rule rule(VirtualRule wanted) {
        RuleAction action = switch (wanted.verdict()) {
            case VirtualRule.Verdict.Table(int number) -> new RuleAction.Lookup(number);
            case VirtualRule.Verdict.RoutingDomain() -> new RuleAction.RoutingDomain();
            case VirtualRule.Verdict.GoTo(int priority) -> new RuleAction.GoTo(priority);
            case VirtualRule.Verdict.Blackhole() -> new RuleAction.Blackhole();
            case VirtualRule.Verdict.Unreachable() -> new RuleAction.Unreachable();
            case VirtualRule.Verdict.Prohibit() -> new RuleAction.Prohibit();
        };
        RuleOptions more = wanted.options();
        RuleOptions.Range users = more.users();
        boolean isMarked = wanted.mark().isPresent();
        return new Rule(wanted.family() == IpFamily.IPV6,
                wanted.priority().isPresent() ? wanted.priority().getAsInt() : null, prefix(wanted.from()),
                prefix(wanted.to()), text(wanted.inputInterface()), text(wanted.outputInterface()),
                isMarked ? (int) wanted.mark().getAsLong() : 0, isMarked ? (int) wanted.markMask() : 0, more.typeOfService(),
                more.ipProtocol(), ports(more.sourcePorts()), ports(more.destinationPorts()),
                users == null ? null : new UserRange(users.first(), users.last()), more.tunnelId(), more.suppressPrefixLength(),
                more.suppressGroup(), more.realms(), wanted.inverted(),
                more.protocol() == 0 ? LinuxAddresses.PROTOCOL : more.protocol(), action);
    }

    private static @Nullable PortRange ports(RuleOptions.@Nullable Range range) {
        return range == null ? null : new PortRange((int) range.first(), (int) range.last());
    }

    private static String text(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static @Nullable Prefix prefix(io.evenkeel.vrrp.spi.@Nullable Prefix wanted) {
        return wanted == null ? null : new Prefix(wanted.address(), wanted.length());
    }
}
