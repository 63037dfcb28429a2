package io.evenkeel.director.code;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.ConnectionThresholds;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.ServerConfig;
import io.evenkeel.core.health.CheckTiming;
import io.evenkeel.core.health.HealthCheck;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.director.DirectorConfig;
import io.evenkeel.healthcheck.HttpCheck;
import io.evenkeel.healthcheck.TcpCheck;
import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.Bind;
import io.evenkeel.proxy.config.ClientTimeouts;
import io.evenkeel.proxy.config.ConnectionMode;
import io.evenkeel.proxy.config.ForwardedFor;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.HttpOptions;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import io.evenkeel.proxy.config.Protocol;
import io.evenkeel.proxy.config.ServerTimeouts;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.protocol.Preemption;
import io.evenkeel.vrrp.protocol.ProtocolVersion;
import io.evenkeel.vrrp.spi.AddressScope;
import io.evenkeel.vrrp.spi.VirtualAddress;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Every configuration that there can be, defaults being likely. */
final class Configurations {
    private Configurations() {}

    static Arbitrary<DirectorConfig> any() {
        return Combinators.combine(loadBalancers(), routers().list().ofMaxSize(3)).as(DirectorConfig::new);
    }

    private static Arbitrary<LoadBalancerConfig> loadBalancers() {
        return backends().list().uniqueElements(BackendConfig::name).ofMaxSize(3).flatMap(backends -> {
            List<String> names = backends.stream().map(BackendConfig::name).toList();
            Arbitrary<String> wanted = names.isEmpty() ? Arbitraries.just(null) : Arbitraries.of(names).injectNull(0.2);
            return Combinators.combine(frontends(wanted).list().uniqueElements(FrontendConfig::name).ofMaxSize(3),
                    usually(0, Arbitraries.integers().greaterOrEqual(0)))
                    .as((frontends, most) -> new LoadBalancerConfig(withoutSharedBinds(frontends), backends, most));
        });
    }

    private static List<FrontendConfig> withoutSharedBinds(List<FrontendConfig> frontends) {
        Map<Bind, FrontendConfig> owners = new LinkedHashMap<>();
        frontends.forEach(frontend -> frontend.binds().forEach(bind -> owners.putIfAbsent(bind, frontend)));
        return frontends.stream()
                .filter(frontend -> frontend.binds().stream().anyMatch(bind -> owners.get(bind) == frontend))
                .map(frontend -> new FrontendConfig(frontend.name(), frontend.protocol(), frontend.binds().stream().distinct()
                        .filter(bind -> owners.get(bind) == frontend).toList(), frontend.defaultBackend(), frontend.maxConnections(),
                        frontend.timeouts(), frontend.http()))
                .toList();
    }

    private static Arbitrary<FrontendConfig> frontends(Arbitrary<String> backend) {
        // A port of its own, so that not every frontend loses all its binds to another.
        Arbitrary<Bind> own = Arbitraries.integers().between(1, 65_535).map(port -> new Bind.Address("*", port));
        return Combinators.combine(texts(), Arbitraries.of(Protocol.class), binds().list().ofMaxSize(2), own, backend,
                usually(0, Arbitraries.integers().greaterOrEqual(0)), clientTimeouts(), httpOptions())
                .as((name, protocol, binds, first, wanted, most, timeouts, http) -> {
                    List<Bind> all = Stream.concat(Stream.of(first), binds.stream()).toList();
                    return new FrontendConfig(name, protocol, all, wanted, most, timeouts, http);
                });
    }

    private static Arbitrary<Bind> binds() {
        return Arbitraries.oneOf(
                Combinators.combine(hosts(), Arbitraries.integers().between(0, 65_535)).as(Bind.Address::new),
                Arbitraries.integers().greaterOrEqual(3).map(Bind.Descriptor::new));
    }

    private static Arbitrary<BackendConfig> backends() {
        return Combinators.combine(pools(), serverTimeouts(), usually(3, Arbitraries.integers().between(0, 100)), httpOptions())
                .as(BackendConfig::new);
    }

    private static Arbitrary<PoolConfig> pools() {
        return Combinators.combine(texts(), Arbitraries.of(Schedulers.roundRobin(), Schedulers.leastConnections()),
                Arbitraries.of(false, true), checks().injectNull(0.3)).flatAs(
                        (name, scheduler, allBackups, common) -> servers(usually(common, checks().injectNull(0.3))).list()
                                .uniqueElements(ServerConfig::name).ofMaxSize(5)
                                .map(servers -> new PoolConfig(name, scheduler, allBackups, servers)));
    }

    private static Arbitrary<ServerConfig> servers(Arbitrary<HealthCheck> check) {
        Arbitrary<ServerConfig> usual = Combinators.combine(texts(), hosts(), Arbitraries.integers().between(1, 65_535),
                usually(1, Arbitraries.integers().between(0, 256)), usually(0, Arbitraries.integers().greaterOrEqual(0)),
                usually(AdministrativeState.READY, Arbitraries.of(AdministrativeState.class)), check)
                .as((name, host, port, weight, most, state, itsCheck) -> new ServerConfig(name, host, port, weight, most,
                        ConnectionThresholds.NONE, false, null, state, itsCheck));
        Arbitrary<ConnectionThresholds> thresholds = Arbitraries.integers().between(0, 1000)
                .flatMap(upper -> Arbitraries.integers().between(0, upper).map(lower -> new ConnectionThresholds(upper, lower)));
        return Combinators.combine(usual, usually(ConnectionThresholds.NONE, thresholds), usually(false, Arbitraries.just(true)),
                texts().injectNull(0.8))
                .as((server, overload, backup, zone) -> new ServerConfig(server.name(), server.host(), server.port(),
                        server.weight(), server.maxConnections(), overload, backup, zone, server.initially(), server.healthCheck()));
    }

    private static Arbitrary<HealthCheck> checks() {
        return Arbitraries.oneOf(timings().map(TcpCheck::new), httpChecks());
    }

    private static Arbitrary<HttpCheck> httpChecks() {
        Arbitrary<String> path = Arbitraries.strings().withCharRange('!', '~').ofMaxLength(8).map(rest -> "/" + rest);
        Arbitrary<String> host = Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(8);
        return Combinators.combine(Arbitraries.of("GET", "HEAD", "OPTIONS", "PURGE", "$'|"), path,
                Arbitraries.of(HttpCheck.Version.class), host.injectNull(0.5), usually(200, Arbitraries.integers().between(100, 300)),
                usually(399, Arbitraries.integers().between(300, 599)), timings()).as(HttpCheck::new);
    }

    private static Arbitrary<CheckTiming> timings() {
        Arbitrary<Duration> positive = usually(Duration.ofSeconds(2), durations(Duration.ofNanos(1), Duration.ofDays(30)));
        return Combinators.combine(positive, positive, usually(2, Arbitraries.integers().between(1, 1000)),
                usually(3, Arbitraries.integers().between(1, 1000))).as(CheckTiming::new);
    }

    private static Arbitrary<ServerTimeouts> serverTimeouts() {
        return Combinators.combine(usually(ServerTimeouts.DEFAULT.connect(), timeouts()),
                usually(ServerTimeouts.DEFAULT.idle(), timeouts())).as(ServerTimeouts::new);
    }

    private static Arbitrary<ClientTimeouts> clientTimeouts() {
        ClientTimeouts usual = ClientTimeouts.DEFAULT;
        return Combinators.combine(usually(usual.idle(), timeouts()), usually(usual.requestHead(), timeouts()),
                usually(usual.keepAlive(), timeouts())).as(ClientTimeouts::new);
    }

    private static Arbitrary<Duration> timeouts() {
        return durations(Duration.ZERO, Duration.ofDays(24));
    }

    private static Arbitrary<HttpOptions> httpOptions() {
        Arbitrary<ForwardedFor> header = Combinators.combine(Arbitraries.of("X-Forwarded-For", "X-Client", "a'$`"),
                Arbitraries.of(false, true)).as(ForwardedFor::new);
        return Combinators.combine(Arbitraries.of(ConnectionMode.class), header.injectNull(0.5)).as(HttpOptions::new);
    }

    private static Arbitrary<VirtualRouterConfig> routers() {
        Arbitrary<Integer> octet = Arbitraries.integers().between(1, 255);
        return Arbitraries.of(2, 3).flatMap(version -> Combinators.combine(octet, texts(), versions(version),
                usually(100, Arbitraries.integers().between(1, 254)), intervals(version), preemptions(),
                inetAddresses().injectNull(0.5), addresses())
                .flatAs((id, on, spoken, priority, interval, preemption, source, addresses) -> usually(AnnouncementPolicy.DEFAULT,
                        announcements()).map(
                                policy -> router(id, on, spoken, preemption, source, addresses).priority(priority)
                                        .advertisementInterval(interval).announcements(policy).build())));
    }

    private static VirtualRouterBuilder router(int id, String on, ProtocolVersion spoken, Preemption preemption,
            @Nullable InetAddress source, List<VirtualAddress> addresses) {
        VirtualRouterBuilder router = VirtualRouterConfig.builder(id).on(on);
        switch (spoken) {
            case ProtocolVersion.V2(Authentication.Password password) -> router.version(2).password(text(password));
            case ProtocolVersion.V2 other -> router.version(2);
            case ProtocolVersion.V3(ChecksumForm form) -> router.version(3).checksumForm(form);
        }
        switch (preemption) {
            case Preemption.Never() -> router.preempt(false);
            case Preemption.After(Duration delay) -> router.preemptDelay(delay);
        }
        addresses.stream().filter(address -> address.family() == IpFamily.IPV4).forEach(router::address);
        if (addresses.stream().noneMatch(address -> address.family() == IpFamily.IPV4)) {
            router.address("192.0.2.1/24");
        }
        if (source instanceof Inet4Address) {
            router.sourceAddress(source.getHostAddress());
        }
        return router;
    }

    private static String text(Authentication.Password password) {
        return new String(ByteBuffer.allocate(Long.BYTES).putLong(password.field()).array(), StandardCharsets.UTF_8)
                .replace("\0", "");
    }

    private static Arbitrary<ProtocolVersion> versions(int version) {
        if (version == 3) {
            return Arbitraries.of(ChecksumForm.class).map(ProtocolVersion.V3::new);
        }
        Arbitrary<Authentication> password = texts().filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= 8)
                .map(Authentication.Password::of);
        return usually(new Authentication.None(), password).map(ProtocolVersion.V2::new);
    }

    private static Arbitrary<Duration> intervals(int version) {
        return version == 2 ? Arbitraries.integers().between(1, 255).map(Duration::ofSeconds)
                : Arbitraries.integers().between(1, 4095).map(hundredths -> Duration.ofMillis(hundredths * 10L));
    }

    private static Arbitrary<Preemption> preemptions() {
        return Arbitraries.oneOf(Arbitraries.just(new Preemption.Never()),
                usually(Duration.ZERO, durations(Duration.ZERO, Duration.ofSeconds(1000))).map(Preemption.After::new));
    }

    private static Arbitrary<AnnouncementPolicy> announcements() {
        Arbitrary<Duration> time = durations(Duration.ZERO, Duration.ofSeconds(65_535));
        Arbitrary<Integer> repeat = Arbitraries.integers().between(1, 65_535);
        return Combinators.combine(time, repeat, time, repeat).as(AnnouncementPolicy::new);
    }

    private static Arbitrary<List<VirtualAddress>> addresses() {
        return Arbitraries.of(IpFamily.class).flatMap(family -> address(family).list().uniqueElements(VirtualAddress::address).ofMinSize(1)
                .ofMaxSize(3));
    }

    private static Arbitrary<VirtualAddress> address(IpFamily family) {
        boolean four = family == IpFamily.IPV4;
        Arbitrary<InetAddress> any = four ? inetAddresses() : ipv6Addresses();
        Arbitrary<String> label = four ? texts().filter(text -> text.length() <= 15).injectNull(0.7) : Arbitraries.just(null);
        Arbitrary<AddressScope> scope = Arbitraries.of(0, 7, 253).map(AddressScope::new);
        return Combinators.combine(any, Arbitraries.integers().between(0, family.maxPrefixLength()), texts().injectNull(0.7), label,
                scope.injectNull(0.7), four ? any.injectNull(0.7) : Arbitraries.just(null), any.injectNull(0.7))
                .flatAs((address, length, device, name, reach, broadcast, peer) -> Combinators.combine(
                        Arbitraries.of(VirtualAddress.Flag.class).set(), usually(true, Arbitraries.just(false)))
                        .as((flags, tracked) -> new VirtualAddress(address, length, device, name, reach, broadcast, peer, flags, tracked)));
    }

    private static Arbitrary<InetAddress> ipv6Addresses() {
        return Arbitraries.of("::1", "fe80::1", "2001:db8::80", "ff02::12", "2001:db8:1:2:3:4:5:6").map(InetAddress::ofLiteral);
    }

    private static Arbitrary<InetAddress> inetAddresses() {
        return Arbitraries.integers().map(bits -> InetAddress.ofLiteral((bits >>> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255)
                + "." + (bits & 255)));
    }

    private static Arbitrary<String> hosts() {
        return Arbitraries.oneOf(Arbitraries.of("*", "127.0.0.1", "::1", "[::1]", "a:", ":", "::", "[", "[]"), texts());
    }

    private static Arbitrary<Duration> durations(Duration min, Duration max) {
        return Arbitraries.of(Duration.ofNanos(1), Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1))
                .flatMap(unit -> Arbitraries.longs().between(min.dividedBy(unit) + (min.isZero() ? 0 : 1), max.dividedBy(unit))
                        .map(unit::multipliedBy));
    }

    // Quotes, backslashes, what javac reads as an escape, line ends, characters of one and of two units, and not of Java.
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.of("web", "web-1", "Web 1", "web_1", "WEB", "class", "config", "toString", "1st", "双机", "ÿ"),
                Arbitraries.strings().withChars("a\"\\u0041{'\n\r\t\0\u202e\u00e4\u4e2d *//").ofMinLength(1).ofMaxLength(6),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(3)).filter(
                        text -> !text.isBlank()
                                && text.chars().noneMatch(c -> Character.isSurrogate((char) c)));
    }

    private static <T> Arbitrary<T> usually(T usual, Arbitrary<? extends T> otherwise) {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(usual)), Tuple.of(1,
                otherwise.map(Function.identity())));
    }
}
