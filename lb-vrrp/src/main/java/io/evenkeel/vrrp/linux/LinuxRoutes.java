package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.evenkeel.linux.route.Link;
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
    private final Link link;

    LinuxRoutes(LinuxHost host, Link link) {
        this.host = host;
        this.link = link;
    }

    @Override
    public boolean add(VirtualRoute wanted) throws IOException {
        Route route = route(wanted);
        boolean added = host.route().add(route);
        if (added) {
            host.events().held(wanted, route);
        }
        return added;
    }

    @Override
    public boolean remove(VirtualRoute unwanted) throws IOException {
        host.events().released(unwanted);
        return host.route().remove(route(unwanted));
    }

    @Override
    public boolean add(VirtualRule rule) throws IOException {
        return host.route().add(rule(rule));
    }

    @Override
    public boolean remove(VirtualRule rule) throws IOException {
        return host.route().remove(rule(rule));
    }

    private Route route(VirtualRoute wanted) throws IOException {
        return new Route(switch (wanted.kind()) {
            case UNICAST -> RouteType.UNICAST;
            case BLACKHOLE -> RouteType.BLACKHOLE;
            case UNREACHABLE -> RouteType.UNREACHABLE;
            case PROHIBIT -> RouteType.PROHIBIT;
            case THROW -> RouteType.THROW;
        }, new Prefix(wanted.destination().address(), wanted.destination().length()), nextHops(wanted), wanted.preferredSource(),
                wanted.table(), scope(wanted),
                wanted.metric().orElse(0), LinuxAddresses.PROTOCOL, 0,
                wanted.mtu().isPresent() ? Map.of(MTU, wanted.mtu().getAsInt()) : Map.of());
    }

    private List<NextHop> nextHops(VirtualRoute wanted) throws IOException {
        String device = wanted.device();
        if (device == null && wanted.kind() != VirtualRoute.Kind.UNICAST) {
            return List.of();
        }
        int index = device == null ? link.index()
                : host.events().linkNow(device).orElseThrow(() -> new IOException("there is no interface " + device)).index();
        return List.of(new NextHop(wanted.gateway(), index, 1, wanted.onLink()));
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
