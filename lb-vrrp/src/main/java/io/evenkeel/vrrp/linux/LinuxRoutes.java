package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.evenkeel.linux.route.NextHop;
import io.evenkeel.linux.route.Prefix;
import io.evenkeel.linux.route.Route;
import io.evenkeel.linux.route.RouteType;
import io.evenkeel.linux.route.Rule;
import io.evenkeel.linux.route.RuleAction;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.AddressScope;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRoutes;
import io.evenkeel.vrrp.spi.VirtualRule;
import org.jspecify.annotations.Nullable;

/** Routes and rules by rtnetlink. */
final class LinuxRoutes implements VirtualRoutes {
    /** {@code RTAX_MTU}. */
    private static final int MTU = 2;

    private final LinuxHost host;
    private final String own;

    /** For routes that go through the interface {@code own} by themselves, or where their gateway is when that is empty. */
    LinuxRoutes(LinuxHost host, String own) {
        this.host = host;
        this.own = own;
    }

    @Override
    public boolean add(VirtualRoute wanted) throws IOException {
        Route route = route(wanted).orElseThrow(() -> new IOException("there is no interface " + device(wanted)));
        boolean added = host.route().add(route);
        if (added || own.isEmpty()) { // what this host always has is ours to keep, whoever added it
            host.events().held(wanted, route);
        }
        return added;
    }

    @Override
    public boolean remove(VirtualRoute unwanted) throws IOException {
        host.events().released(unwanted);
        Optional<Route> route = route(unwanted); // what went with its interface is not there
        return route.isPresent() && host.route().remove(route.get());
    }

    @Override
    public boolean add(VirtualRule rule) throws IOException {
        return host.route().add(rule(rule));
    }

    @Override
    public boolean remove(VirtualRule rule) throws IOException {
        return host.route().remove(rule(rule));
    }

    /** Empty when its interface is missing. */
    private Optional<Route> route(VirtualRoute wanted) throws IOException {
        Optional<List<NextHop>> nextHops = nextHops(wanted);
        return nextHops.map(hops -> new Route(switch (wanted.kind()) {
            case UNICAST -> RouteType.UNICAST;
            case BLACKHOLE -> RouteType.BLACKHOLE;
            case UNREACHABLE -> RouteType.UNREACHABLE;
            case PROHIBIT -> RouteType.PROHIBIT;
            case THROW -> RouteType.THROW;
        }, new Prefix(wanted.destination().address(), wanted.destination().length()), hops, wanted.preferredSource(),
                wanted.table(), scope(wanted),
                wanted.metric().orElse(0), LinuxAddresses.PROTOCOL, 0,
                wanted.mtu().isPresent() ? Map.of(MTU, wanted.mtu().getAsInt()) : Map.of()));
    }

    private Optional<List<NextHop>> nextHops(VirtualRoute wanted) throws IOException {
        if (wanted.device() == null && wanted.kind() != VirtualRoute.Kind.UNICAST) {
            return Optional.of(List.of());
        }
        if (device(wanted).isEmpty()) {
            return Optional.of(List.of(new NextHop(wanted.gateway(), 0, 1, wanted.onLink()))); // where the gateway is
        }
        return host.events().linkNow(device(wanted))
                .map(link -> List.of(new NextHop(wanted.gateway(), link.index(), 1, wanted.onLink())));
    }

    private String device(VirtualRoute wanted) {
        String device = wanted.device();
        return device == null ? own : device;
    }

    /** As {@code ip route} chooses it: what has no gateway is on the link. */
    private static int scope(VirtualRoute wanted) {
        AddressScope scope = wanted.scope();
        InetAddress gateway = wanted.gateway();
        boolean isOnLink = gateway == null && wanted.kind() == VirtualRoute.Kind.UNICAST
                && IpFamily.of(wanted.destination().address()) == IpFamily.IPV4;
        return Optional.ofNullable(scope).orElse(isOnLink ? AddressScope.LINK : AddressScope.GLOBAL).number();
    }

    private static Rule rule(VirtualRule wanted) {
        RuleAction action = switch (wanted.verdict()) {
            case VirtualRule.Verdict.Table(int number) -> new RuleAction.Lookup(number);
            case VirtualRule.Verdict.Blackhole() -> new RuleAction.Blackhole();
            case VirtualRule.Verdict.Unreachable() -> new RuleAction.Unreachable();
            case VirtualRule.Verdict.Prohibit() -> new RuleAction.Prohibit();
        };
        boolean isMarked = wanted.mark().isPresent();
        return new Rule(wanted.family() == IpFamily.IPV6,
                wanted.priority().isPresent() ? wanted.priority().getAsInt() : null, prefix(wanted.from()),
                prefix(wanted.to()), text(wanted.inputInterface()), text(wanted.outputInterface()),
                isMarked ? (int) wanted.mark().getAsLong() : 0, isMarked ? (int) wanted.markMask() : 0, 0, 0, null, null, -1,
                wanted.inverted(), LinuxAddresses.PROTOCOL, action);
    }

    private static String text(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static @Nullable Prefix prefix(io.evenkeel.vrrp.spi.@Nullable Prefix wanted) {
        return wanted == null ? null : new Prefix(wanted.address(), wanted.length());
    }
}
