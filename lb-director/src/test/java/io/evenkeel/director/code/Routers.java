package io.evenkeel.director.code;

import static io.evenkeel.director.code.Configurations.texts;
import static io.evenkeel.director.code.Configurations.usually;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

import io.evenkeel.director.track.FileTracker;
import io.evenkeel.director.track.ProcessTracker;
import io.evenkeel.director.track.ScriptTracker;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.bfd.BfdTracker;
import io.evenkeel.vrrp.bfd.protocol.BfdPath;
import io.evenkeel.vrrp.bfd.protocol.BfdSessionConfig;
import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.protocol.Delivery;
import io.evenkeel.vrrp.protocol.Preemption;
import io.evenkeel.vrrp.protocol.Protection;
import io.evenkeel.vrrp.protocol.ProtocolVersion;
import io.evenkeel.vrrp.protocol.RivalPolicy;
import io.evenkeel.vrrp.protocol.UnicastPeer;
import io.evenkeel.vrrp.spi.AddressMac;
import io.evenkeel.vrrp.spi.AddressScope;
import io.evenkeel.vrrp.spi.HostPolicy;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.Ipvlan;
import io.evenkeel.vrrp.spi.PacketFilter;
import io.evenkeel.vrrp.spi.Prefix;
import io.evenkeel.vrrp.spi.RouteHop;
import io.evenkeel.vrrp.spi.RouteOptions;
import io.evenkeel.vrrp.spi.RuleOptions;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualMac;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;
import io.evenkeel.vrrp.track.Tracker;
import io.evenkeel.vrrp.track.Tracking;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Every virtual router that there can be, defaults being likely, without what only an application can have. */
final class Routers {
    private static final Arbitrary<Boolean> SELDOM = usually(false, Arbitraries.just(true));

    private Routers() {}

    static Arbitrary<VirtualRouterConfig> any() {
        return Arbitraries.of(IpFamily.class).flatMap(family -> Arbitraries.of(family == IpFamily.IPV4 ? List.of(2, 3) : List.of(3))
                .flatMap(version -> any(family, version)));
    }

    // In three steps, as no more than eight things combine.
    private static Arbitrary<VirtualRouterConfig> any(IpFamily family, int version) {
        Arbitrary<VirtualRouterConfig> plain = Combinators.combine(Arbitraries.integers().between(1, 255), texts(), versions(version),
                usually(100, Arbitraries.integers().between(1, 254)), intervals(version), preemptions(), addresses(family))
                .as((id, on, spoken, priority, interval, preemption, addresses) -> new VirtualRouterConfig(id, "vrid " + id + " on " + on,
                        on,
                        spoken, priority, interval, 3, preemption, Duration.ZERO, Duration.ZERO, null,
                        new Delivery.Multicast(family.group()), new Protection.None(), 0, RivalPolicy.DEFAULT, addresses, List.of(),
                        List.of(), List.of(), null, null, List.of(),
                        AnnouncementPolicy.DEFAULT, List.of(), true, null, false, HostPolicy.DEFAULT));
        Arbitrary<VirtualRouterConfig> delivered = Combinators.combine(plain, texts().injectNull(0.8),
                usually(3, Arbitraries.integers().between(1, 100)), usually(Duration.ZERO, seconds(1000)), inet(family).injectNull(0.6),
                deliveries(family), usually(RivalPolicy.DEFAULT, rivals()), usually(AnnouncementPolicy.DEFAULT, announcements()))
                .as((router, name, missed, startup, source, delivery, rivals, announcements) -> new VirtualRouterConfig(
                        router.virtualRouterId(), name == null ? router.name() : name, router.interfaceName(), router.version(),
                        router.priority(), router.advertisementInterval(), missed, router.preemption(), startup,
                        startup.dividedBy(2), source, delivery, router.protection(), missed == 3 ? 0 : missed, rivals, router.addresses(),
                        List.of(), List.of(), List.of(), null, null, List.of(), announcements, List.of(),
                        true,
                        null, false, router.hostPolicy()));
        Arbitrary<VirtualRouterConfig> wishful = Combinators
                .combine(delivered, routes().list().ofMaxSize(1), rules().list().ofMaxSize(1), macs().injectNull(0.7),
                        trackings().list().ofMaxSize(2), SELDOM, texts().injectNull(0.7), SELDOM)
                .as((router, routes, rules, mac, tracking, ignoresLink, group, weights) -> new VirtualRouterConfig(router.virtualRouterId(),
                        router.name(), router.interfaceName(), router.version(), router.priority(), router.advertisementInterval(),
                        router.advertsMissed(), router.preemption(), router.startupDelay(), router.delayAfterBoot(),
                        router.sourceAddress(), router.delivery(), router.protection(), router.receiveBuffer(), router.rivals(),
                        router.addresses(), List.of(VirtualAddress.of("192.0.2.254").untracked()),
                        routes,
                        rules, mac, null, List.of(), router.announcements(), tracking, !ignoresLink, group, weights, router.hostPolicy()));
        return Combinators.combine(wishful, usually(HostPolicy.DEFAULT, hostPolicies()), addressMacs().injectNull(0.7))
                .as((router, policy, mac) -> {
                    var builder = router.toBuilder().hostPolicy(policy);
                    if (router.virtualMac() == null && router.delivery() instanceof Delivery.Multicast && router.sourceAddress() != null) {
                        builder.ipvlan(new Ipvlan("ipvl", router.sourceAddress(), 24, Ipvlan.Mode.VEPA));
                    }
                    return (mac == null ? builder : builder.addressMac(mac)).build();
                });
    }

    static Arbitrary<HostStatics> statics() {
        Arbitrary<VirtualAddress> addresses = Combinators.combine(address(IpFamily.IPV4), texts()).as(VirtualAddress::on);
        Arbitrary<VirtualRoute> placed = Combinators.combine(routes(), texts()).as(VirtualRoute::on);
        return Combinators.combine(addresses.list().ofMaxSize(2), placed.list().ofMaxSize(2), rules().list().ofMaxSize(2))
                .as(HostStatics::new);
    }

    private static Arbitrary<HostPolicy> hostPolicies() {
        Arbitrary<PacketFilter> filters = Combinators.combine(texts(), Arbitraries.integers(), SELDOM).as(PacketFilter::new);
        return Combinators.combine(SELDOM, SELDOM, usually(PacketFilter.DEFAULT, filters).injectNull(0.5)).as(HostPolicy::new);
    }

    private static Arbitrary<ProtocolVersion> versions(int version) {
        if (version == 3) {
            return Combinators.combine(Arbitraries.of(ChecksumForm.class), SELDOM.map(never -> !never)).as(ProtocolVersion.V3::new);
        }
        Arbitrary<Authentication> password = texts().filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= 8)
                .map(Authentication.Password::of);
        return Combinators.combine(usually(new Authentication.None(), password), SELDOM).as(ProtocolVersion.V2::new);
    }

    private static Arbitrary<Duration> intervals(int version) {
        return version == 2 ? Arbitraries.integers().between(1, 255).map(Duration::ofSeconds)
                : Arbitraries.integers().between(1, 4095).map(hundredths -> Duration.ofMillis(hundredths * 10L));
    }

    private static Arbitrary<Preemption> preemptions() {
        return Arbitraries.oneOf(
                usually(OptionalInt.empty(), Arbitraries.integers().between(1, 254).map(OptionalInt::of)).map(Preemption.Never::new),
                usually(Duration.ZERO, seconds(1000)).map(Preemption.After::new));
    }

    private static Arbitrary<Delivery> deliveries(IpFamily family) {
        Arbitrary<Delivery> multicast = Arbitraries.of(family == IpFamily.IPV4 ? "224.0.0.18" : "ff02::12",
                family == IpFamily.IPV4 ? "224.0.0.19" : "ff05::1").map(group -> new Delivery.Multicast(InetAddress.ofLiteral(group)));
        Arbitrary<Integer> ttl = usually(255, Arbitraries.integers().between(1, 254));
        Arbitrary<UnicastPeer> peer = Combinators.combine(inet(family), usually(0, Arbitraries.just(1)), ttl)
                .as(UnicastPeer::new);
        return Arbitraries.oneOf(multicast,
                Combinators.combine(peer.list().ofMaxSize(2), ttl, SELDOM).as(Delivery.Unicast::new));
    }

    private static Arbitrary<RivalPolicy> rivals() {
        return Combinators.combine(SELDOM, SELDOM, SELDOM).as(RivalPolicy::new);
    }

    private static Arbitrary<AnnouncementPolicy> announcements() {
        Arbitrary<Integer> repeat = Arbitraries.integers().between(1, 65_535);
        return Combinators.combine(seconds(65_535), repeat, seconds(65_535), repeat, seconds(65_535), repeat, seconds(86_400),
                Arbitraries.integers().between(0, 1_000_000).map(micros -> Duration.ofNanos(micros * 1000L)))
                .as((second, times, refresh, refreshTimes, lower, lowerTimes, elsewhere, spacing) -> new AnnouncementPolicy(second, times,
                        refresh, refreshTimes, lower, lowerTimes, elsewhere, times % 2 == 0, spacing));
    }

    private static Arbitrary<VirtualRoute> routes() {
        Arbitrary<Prefix> prefix = Arbitraries.of("10.1.0.0/16", "2001:db8::/32", "0.0.0.0/0").map(Prefix::of);
        Arbitrary<VirtualRoute> plain = Combinators.combine(Arbitraries.of(VirtualRoute.Kind.class), prefix, texts().injectNull(0.5),
                usually(VirtualRoute.MAIN_TABLE, Arbitraries.integers()), numbers(), scopes().injectNull(0.5), SELDOM)
                .as((kind, to, device, table, metric, scope, onLink) -> new VirtualRoute(kind, to, null, device, null, table, metric,
                        scope, onLink, true, onLink ? RouteOptions.NONE.hop(new RouteHop(null, "eth1", 2, true)).typeOfService(8)
                                .metric(new RouteOptions.Metric(RouteOptions.Metric.Kind.RTT, 8, true))
                                .preference(RouteOptions.Preference.LOW)
                                : RouteOptions.NONE));
        InetAddress hop = InetAddress.ofLiteral("10.0.0.1");
        return Combinators.combine(plain, SELDOM, SELDOM).as((route, via, untracked) -> {
            VirtualRoute more = via ? route.via(hop).from(hop) : route;
            return untracked ? more.untracked() : more;
        });
    }

    private static Arbitrary<VirtualRule> rules() {
        Arbitrary<VirtualRule.Verdict> verdict = Arbitraries.of(new VirtualRule.Verdict.Table(100), new VirtualRule.Verdict.Prohibit(),
                new VirtualRule.Verdict.GoTo(7), new VirtualRule.Verdict.RoutingDomain());
        Prefix from = Prefix.of("10.1.0.0/16");
        return Combinators.combine(Arbitraries.of(IpFamily.class), verdict, texts().injectNull(0.5), numbers(), SELDOM, SELDOM)
                .as((family, what, in, priority, inverted, tracked) -> new VirtualRule(family, from, null, in, null,
                        inverted ? OptionalLong.of(4_000_000_000L) : OptionalLong.empty(), 0xffff_ffffL, priority, what, inverted,
                        tracked, inverted ? RuleOptions.NONE.sourcePorts(new RuleOptions.Range(1, 9)).tunnelId(5) : RuleOptions.NONE));
    }

    private static Arbitrary<VirtualMac> macs() {
        return Combinators.combine(Arbitraries.of("vrrp.51").injectNull(0.5), Arbitraries.of("00:00:5e:00:01:33").injectNull(0.5), SELDOM)
                .flatAs((name, address, base) -> Combinators.combine(Arbitraries.of(0, 7).injectNull(0.5), SELDOM)
                        .as((group, notifies) -> new VirtualMac(name, address, base, group, notifies)));
    }

    private static Arbitrary<AddressMac> addressMacs() {
        return Combinators.combine(Arbitraries.of(IpFamily.class), Arbitraries.of("00:00:5e:00:01:33").injectNull(0.5))
                .as((family, address) -> new AddressMac("vrrp1.51", "eth1", family, address));
    }

    private static Arbitrary<Tracking> trackings() {
        Arbitrary<Tracking.Subject> subjects = Arbitraries.oneOf(texts().map(Tracking.Subject.Link::new),
                texts().map(name -> new Tracking.Subject.Address(name, InetAddress.ofLiteral("192.0.2.1"))),
                trackers().map(Tracking.Subject.Condition::new), routes().filter(VirtualRoute::tracked).map(Tracking.Subject.Route::new),
                rules().filter(VirtualRule::tracked).map(Tracking.Subject.Rule::new));
        return Combinators.combine(subjects, usually(0, Arbitraries.integers().between(-254, 254)), SELDOM).as(Tracking::new);
    }

    private static Arbitrary<Tracker> trackers() {
        return Arbitraries.oneOf(sessions().map(session -> session), lookouts());
    }

    static Arbitrary<BfdTracker> sessions() {
        Arbitrary<Duration> interval = Arbitraries.integers().between(1000, 99_999).map(micros -> Duration.ofNanos(micros * 1000L));
        Arbitrary<BfdPath> path = usually(BfdPath.SINGLE_HOP, Arbitraries.of(BfdPath.multihop(3), new BfdPath(3784, 64, 0)));
        return Arbitraries.of(IpFamily.class).flatMap(family -> Combinators.combine(texts(), routable(family),
                routable(family).injectNull(0.5), interval, interval, Arbitraries.integers().between(1, 255), SELDOM, path)
                .as((name, neighbour, source, rx, tx, multiplier, passive, way) -> new BfdTracker(name, new BfdSessionConfig(neighbour,
                        source, rx, tx, Duration.ofSeconds(1), multiplier, passive, way))));
    }

    private static Arbitrary<InetAddress> routable(IpFamily family) {
        return inet(family).filter(address -> !address.isLinkLocalAddress());
    }

    private static Arbitrary<Tracker> lookouts() {
        return Combinators.combine(texts(), texts().list().ofMinSize(1).ofMaxSize(3), Arbitraries.integers().between(1, 9), SELDOM)
                .flatAs((name, words, number, yes) -> Arbitraries.of(
                        new ScriptTracker(name, words, Duration.ofSeconds(number), Duration.ofMillis(number), number, 1, yes),
                        new FileTracker(name, words.getFirst(), yes ? OptionalInt.of(number) : OptionalInt.empty(), yes),
                        new ProcessTracker(name, words.getFirst(), words, ProcessTracker.Match.PARTIAL, yes, number, 10,
                                Duration.ofMillis(number), Duration.ZERO)));
    }

    private static Arbitrary<List<VirtualAddress>> addresses(IpFamily family) {
        return address(family).list().uniqueElements(VirtualAddress::address).ofMaxSize(3);
    }

    private static Arbitrary<VirtualAddress> address(IpFamily family) {
        boolean four = family == IpFamily.IPV4;
        Arbitrary<@Nullable String> label = texts().filter(text -> text.length() <= 15).injectNull(four ? 0.7 : 1);
        return Combinators
                .combine(inet(family), Arbitraries.integers().between(0, family.maxPrefixLength()), texts().injectNull(0.7), label,
                        scopes().injectNull(0.7), inet(family).injectNull(four ? 0.7 : 1),
                        inet(family).injectNull(0.7))
                .flatAs((address, length, device, name, reach, broadcast, peer) -> Combinators.combine(
                        Arbitraries.of(VirtualAddress.Flag.class).set(), usually(true, Arbitraries.just(false)),
                        Arbitraries.of(Duration.ZERO, Duration.ofSeconds(7), VirtualAddress.FOREVER).injectNull(four ? 1 : 0.7))
                        .as((flags, tracked, preferred) -> new VirtualAddress(address, length, device, name, reach, broadcast, peer, flags,
                                preferred, tracked)));
    }

    private static Arbitrary<InetAddress> inet(IpFamily family) {
        return family == IpFamily.IPV6
                ? Arbitraries.of("2001:db8::1", "fe80::1", "2001:db8::80", "2001:db8:1:2:3:4:5:6").map(InetAddress::ofLiteral)
                : Arbitraries.integers().between(1, 250).map(last -> InetAddress.ofLiteral("192.0.2." + last));
    }

    private static Arbitrary<AddressScope> scopes() {
        return Arbitraries.of(0, 7, 253).map(AddressScope::new);
    }

    private static Arbitrary<OptionalInt> numbers() {
        return usually(OptionalInt.empty(), Arbitraries.integers().map(OptionalInt::of));
    }

    private static Arbitrary<Duration> seconds(int most) {
        return Arbitraries.integers().between(0, most * 10).map(tenths -> Duration.ofMillis(tenths * 100L));
    }
}
