package io.evenkeel.director.code;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.Affinity;
import io.evenkeel.core.ConnectionThresholds;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.ServerConfig;
import io.evenkeel.core.affinity.ClientNetwork;
import io.evenkeel.core.affinity.TableAffinity;
import io.evenkeel.core.health.CheckTiming;
import io.evenkeel.core.health.HealthCheck;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.core.schedule.lvs.HashFlag;
import io.evenkeel.core.schedule.lvs.LvsSchedulers;
import io.evenkeel.core.time.Clock;
import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.HostCommands;
import io.evenkeel.director.notify.Notifications;
import io.evenkeel.director.notify.NotifyCommand;
import io.evenkeel.director.notify.NotifyPipe;
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
import io.evenkeel.vrrp.LinkDelay;
import io.evenkeel.vrrp.notify.NotifyOccasion;
import io.evenkeel.vrrp.notify.NotifyOptions;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.Urgency;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Every configuration that there can be, defaults being likely. */
final class Configurations {
    private Configurations() {}

    static Arbitrary<DirectorConfig> any() {
        return Combinators.combine(loadBalancers(), Routers.any().list().ofMaxSize(3), Routers.sessions().list().ofMaxSize(2),
                usually(HostStatics.NONE, Routers.statics()), usually(Notifications.NONE, notifications()),
                usually(HostCommands.NONE, hostCommands()), Mails.any().injectNull(0.7),
                Combinators.combine(usually(Urgency.DEFAULT, urgencies()), linkDelays()).as(Tuple::of))
                .as((balancer, routers, sessions, statics, told, commands, mail, driver) -> new DirectorConfig(balancer, routers, sessions,
                        statics, told, commands, mail, driver.get1(), driver.get2()));
    }

    private static Arbitrary<Map<String, LinkDelay>> linkDelays() {
        Arbitrary<LinkDelay> delays = durations(Duration.ZERO, Duration.ofSeconds(255)).tuple2()
                .map(both -> new LinkDelay(both.get1(), both.get2()));
        return Arbitraries.maps(texts(), delays).ofMaxSize(2);
    }

    private static Arbitrary<Urgency> urgencies() {
        return Arbitraries.oneOf(Arbitraries.integers().between(-20, 19).map(Urgency.Nice::new),
                Arbitraries.integers().between(1, 99).map(Urgency.RealTime::new));
    }

    private static Arbitrary<Notifications> notifications() {
        Arbitrary<NotifyCommand> commands = Combinators.combine(Arbitraries.of(NotifyCommand.Subject.class), texts(),
                Arbitraries.of(NotifyOccasion.class), texts().list().ofMinSize(1).ofMaxSize(2)).as(NotifyCommand::new);
        Arbitrary<NotifyPipe> pipes = Combinators.combine(texts(), usually("", Arbitraries.just("web:")), texts().list().ofMaxSize(2))
                .as(NotifyPipe::new);
        Arbitrary<NotifyOptions> options = Combinators.combine(texts().set().ofMaxSize(2), texts().set().ofMaxSize(2))
                .as(NotifyOptions::new);
        return Combinators.combine(commands.list().ofMaxSize(2), pipes.list().ofMaxSize(2), usually(NotifyOptions.NONE, options),
                Arbitraries.of(false, true)).as(Notifications::new);
    }

    private static Arbitrary<HostCommands> hostCommands() {
        Arbitrary<HostCommands.HostCommand> commands = Combinators.combine(texts().list().ofMinSize(1).ofMaxSize(2),
                durations(Duration.ofNanos(1), Duration.ofDays(1))).as(HostCommands.HostCommand::new);
        return Combinators.combine(commands.optional(), commands.optional()).as(HostCommands::new);
    }

    private static Arbitrary<LoadBalancerConfig> loadBalancers() {
        return backends().list().uniqueElements(BackendConfig::name).ofMaxSize(3).flatMap(backends -> {
            List<String> names = backends.stream().map(BackendConfig::name).toList();
            Arbitrary<@Nullable String> wanted = Arbitraries.of(names.isEmpty() ? List.of("none") : names)
                    .injectNull(names.isEmpty() ? 1 : 0.2);
            return Combinators.combine(frontends(wanted).list().uniqueElements(FrontendConfig::name).ofMaxSize(3),
                    usually(0, Arbitraries.integers().greaterOrEqual(0)))
                    .as((frontends, most) -> new LoadBalancerConfig(withoutSharedBinds(frontends), backends, most));
        });
    }

    private static List<FrontendConfig> withoutSharedBinds(List<FrontendConfig> frontends) {
        Map<Bind, FrontendConfig> owners = new LinkedHashMap<>();
        frontends.forEach(frontend -> frontend.binds().forEach(bind -> owners.putIfAbsent(bind, frontend)));
        return frontends.stream()
                .filter(frontend -> frontend.binds().stream().anyMatch(bind -> frontend.equals(owners.get(bind))))
                .map(frontend -> new FrontendConfig(frontend.name(), frontend.protocol(), frontend.binds().stream().distinct()
                        .filter(bind -> frontend.equals(owners.get(bind))).toList(), frontend.defaultBackend(), frontend.maxConnections(),
                        frontend.timeouts(), frontend.http()))
                .toList();
    }

    private static Arbitrary<FrontendConfig> frontends(Arbitrary<@Nullable String> backend) {
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

    private static Arbitrary<@Nullable HealthCheck> checksLike(@Nullable HealthCheck common) {
        return common == null ? checks().injectNull(0.8) : usually(common, checks()).injectNull(0.1);
    }

    private static Arbitrary<PoolConfig> pools() {
        return Combinators.combine(texts(), schedulers(), affinities().injectNull(0.7),
                Arbitraries.of(false, true), checks().injectNull(0.3)).flatAs(
                        (name, scheduler, affinity, allBackups,
                                common) -> servers(checksLike(common)).list()
                                        .uniqueElements(ServerConfig::name).ofMaxSize(5)
                                        .map(servers -> new PoolConfig(name, scheduler, affinity, allBackups, servers)));
    }

    private static Arbitrary<Scheduler> schedulers() {
        return Arbitraries.of(Schedulers.roundRobin(), Schedulers.leastConnections(), LvsSchedulers.maglev(HashFlag.PORT),
                LvsSchedulers.sourceHashing(HashFlag.PORT, HashFlag.FALLBACK), LvsSchedulers.localityBased(Clock.system()),
                LvsSchedulers.twoChoices());
    }

    private static Arbitrary<Affinity> affinities() {
        return Combinators
                .combine(Arbitraries.integers().between(0, 32), usually(TableAffinity.DEFAULT_TIMEOUT, timeouts().filter(time -> !time
                        .isZero())), Arbitraries.integers().between(1, 10), Arbitraries.of(false, true))
                .as((bits, timeout, most, expire) -> new TableAffinity(new ClientNetwork(bits, 128), timeout, most, expire));
    }

    private static Arbitrary<ServerConfig> servers(Arbitrary<@Nullable HealthCheck> check) {
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

    private static Arbitrary<String> hosts() {
        return Arbitraries.oneOf(Arbitraries.of("*", "127.0.0.1", "::1", "[::1]", "a:", ":", "::", "[", "[]"), texts());
    }

    private static Arbitrary<Duration> durations(Duration min, Duration max) {
        return Arbitraries.of(Duration.ofNanos(1), Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1))
                .flatMap(unit -> Arbitraries.longs().between(min.dividedBy(unit) + (min.isZero() ? 0 : 1), max.dividedBy(unit))
                        .map(unit::multipliedBy));
    }

    // Quotes, backslashes, what javac reads as an escape, line ends, characters of one and of two units, and not of Java.
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.of("web", "web-1", "Web 1", "web_1", "WEB", "class", "config", "toString", "1st", "双机", "ÿ"),
                Arbitraries.strings().withChars("a\"\\u0041{'\n\r\t\0\u202e\u00e4\u4e2d *//").ofMinLength(1).ofMaxLength(6),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(3)).filter(
                        text -> !text.isBlank()
                                && text.chars().noneMatch(c -> Character.isSurrogate((char) c)));
    }

    static <T> Arbitrary<T> usually(T usual, Arbitrary<? extends T> otherwise) {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(usual)), Tuple.of(1,
                otherwise.map(Function.identity())));
    }
}
