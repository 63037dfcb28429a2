package io.evenkeel.director.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.ServerConfig;
import io.evenkeel.core.health.CheckTiming;
import io.evenkeel.core.health.HealthCheck;
import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.haproxy.HaproxyConfig;
import io.evenkeel.director.haproxy.Proxy;
import io.evenkeel.director.haproxy.ProxySettings;
import io.evenkeel.director.haproxy.ServerLine;
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
import org.jspecify.annotations.Nullable;

/** What a {@code haproxy.cfg} means to the load balancer. A value that the load balancer refuses is an error at its place. */
final class LoadBalancerTranslation {
    private final Diagnostics diagnostics;

    LoadBalancerTranslation(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @Nullable
    LoadBalancerConfig translate(HaproxyConfig config) {
        List<FrontendConfig> frontends = each(config.proxies(), proxy -> proxy.kind().takesClients(), this::frontend);
        List<BackendConfig> backends = each(config.proxies(), proxy -> proxy.kind().hasServers(), this::backend);
        if (diagnostics.failed()) {
            return null;
        }
        try {
            return new LoadBalancerConfig(frontends, backends, config.global().maxConnections().orElse(0));
        } catch (IllegalArgumentException e) {
            diagnostics.error(config.proxies().get(0).position(), String.valueOf(e.getMessage()), null);
            return null;
        }
    }

    private <T> List<T> each(List<Proxy> proxies, Predicate<Proxy> wanted, Function<Proxy, T> translation) {
        List<T> translated = new ArrayList<>();
        for (Proxy proxy : proxies) {
            if (wanted.test(proxy)) {
                try {
                    translated.add(translation.apply(proxy));
                } catch (IllegalArgumentException e) {
                    diagnostics.error(proxy.position(), String.valueOf(e.getMessage()), null);
                }
            }
        }
        return translated;
    }

    private FrontendConfig frontend(Proxy proxy) {
        ProxySettings settings = proxy.settings();
        String backend = proxy.kind() == Proxy.Kind.LISTEN ? proxy.name()
                : settings.defaultBackend() == null ? null : settings.defaultBackend().name();
        List<Bind> binds = proxy.binds().stream().flatMap(bind -> binds(bind.address()).stream()).toList();
        return new FrontendConfig(proxy.name(), protocol(settings), binds, backend, settings.maxConnections().orElse(0),
                clientTimeouts(settings.timeouts()), http(settings));
    }

    private static List<Bind> binds(io.evenkeel.director.haproxy.Bind.Address address) {
        return switch (address) {
            case io.evenkeel.director.haproxy.Bind.Address.Descriptor(int number) -> List.of(new Bind.Descriptor(number));
            case io.evenkeel.director.haproxy.Bind.Address.Tcp(String host, int first, int last) -> {
                List<Bind> binds = new ArrayList<>();
                for (int port = first; port <= last; port++) {
                    binds.add(new Bind.Address(host, port));
                }
                yield binds;
            }
        };
    }

    private static Protocol protocol(ProxySettings settings) {
        return switch (settings.mode()) {
            case TCP -> Protocol.TCP;
            case HTTP -> Protocol.HTTP;
        };
    }

    /** Unset timeouts are none at all, as in HAProxy; one for the request's head, too, stands for keep-alive when that is unset. */
    private static ClientTimeouts clientTimeouts(ProxySettings.Timeouts timeouts) {
        Duration idle = orNone(timeouts.client());
        Duration head = timeouts.httpRequest() == null ? idle : timeouts.httpRequest();
        Duration keepAlive = timeouts.httpKeepAlive() == null ? head : timeouts.httpKeepAlive();
        return new ClientTimeouts(idle, head, keepAlive);
    }

    private static Duration orNone(@Nullable Duration timeout) {
        return timeout == null ? Duration.ZERO : timeout;
    }

    private static HttpOptions http(ProxySettings settings) {
        ConnectionMode mode = switch (settings.connectionMode()) {
            case KEEP_ALIVE -> ConnectionMode.KEEP_ALIVE;
            case SERVER_CLOSE -> ConnectionMode.SERVER_CLOSE;
            case CLOSE -> ConnectionMode.CLOSE;
        };
        ProxySettings.ForwardFor forward = settings.forwardFor();
        return new HttpOptions(mode, forward == null ? null : new ForwardedFor(forward.header(), forward.ifNone()));
    }

    private BackendConfig backend(Proxy proxy) {
        ProxySettings settings = proxy.settings();
        List<ServerConfig> servers = proxy.servers().stream().map(server -> server(server, settings)).toList();
        var pool = new PoolConfig(proxy.name(), SchedulerTranslation.of(proxy), settings.allBackups(), servers);
        var timeouts = new ServerTimeouts(orNone(settings.timeouts().connect()), orNone(settings.timeouts().server()));
        return new BackendConfig(pool, timeouts, settings.retries(), http(settings));
    }

    private static ServerConfig server(ServerLine line, ProxySettings proxy) {
        ServerLine.Settings settings = line.settings();
        var server = ServerConfig.builder(line.name(), line.host(), line.port()).weight(settings.weight())
                .maxConnections(settings.maxConnections().orElse(0))
                .initially(settings.disabled() ? AdministrativeState.MAINTENANCE : AdministrativeState.READY);
        server = settings.backup() ? server.backup() : server;
        return (settings.check() ? server.healthCheck(check(settings, proxy)) : server).build();
    }

    private static HealthCheck check(ServerLine.Settings settings, ProxySettings proxy) {
        Duration timeout = proxy.timeouts().check() == null ? settings.interval() : proxy.timeouts().check();
        var timing = new CheckTiming(settings.interval(), timeout, settings.rise(), settings.fall());
        ProxySettings.HttpCheck request = proxy.httpCheck();
        if (request == null) {
            return new TcpCheck(timing);
        }
        var version = request.version().equals("HTTP/1.1") ? HttpCheck.Version.HTTP_1_1 : HttpCheck.Version.HTTP_1_0;
        return HttpCheck.request(request.method(), request.target()).version(version).timing(timing);
    }
}
