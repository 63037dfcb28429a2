package io.evenkeel.director.files;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashFunction;
import io.evenkeel.core.key.HashKey;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.key.KeyHash;
import io.evenkeel.core.key.UriKey;
import io.evenkeel.core.schedule.haproxy.HaproxySchedulers;
import io.evenkeel.core.schedule.haproxy.HashBalance;
import io.evenkeel.director.haproxy.Balance;
import io.evenkeel.director.haproxy.HashType;
import io.evenkeel.director.haproxy.Proxy;
import io.evenkeel.director.haproxy.ProxySettings;

/** What {@code balance}, {@code hash-type}, {@code hash-balance-factor} and {@code slowstart} mean to a pool. */
final class SchedulerTranslation {
    private SchedulerTranslation() {}

    static Scheduler of(Proxy proxy) {
        Map<String, Duration> slow = new HashMap<>();
        proxy.servers().forEach(server -> {
            if (!server.settings().slowStart().isZero()) {
                slow.put(server.name(), server.settings().slowStart());
            }
        });
        return HaproxySchedulers.slowStart(algorithm(proxy.settings()), slow);
    }

    private static Scheduler algorithm(ProxySettings settings) {
        if (settings.mode() == ProxySettings.Mode.TCP && settings.balance().needsHttp()) {
            return HaproxySchedulers.roundRobin();
        }
        return switch (settings.balance()) {
            case Balance.RoundRobin() -> HaproxySchedulers.roundRobin();
            case Balance.LeastConnections() -> HaproxySchedulers.leastConnections();
            case Balance.StaticRoundRobin() -> HaproxySchedulers.staticRoundRobin();
            case Balance.First() -> HaproxySchedulers.first();
            case Balance.ByVersion() -> HaproxySchedulers.random().boundedLoad(settings.hashBalanceFactor());
            case Balance.Random(int draws) -> HaproxySchedulers.random(draws).boundedLoad(settings.hashBalanceFactor());
            case Balance.Source() -> hash(HashKeys.source(), settings);
            case Balance.Uri uri -> hash(uri(uri), settings);
            case Balance.UrlParameter(String name, boolean checkPost) -> hash(
                    checkPost ? HashKeys.urlParameterOrPosted(name) : HashKeys.urlParameter(name), settings);
            case Balance.Header(String name, boolean domain) -> hash(domain ? HashKeys.domain(name) : HashKeys.header(name), settings);
            case Balance.RdpCookie(String name) -> hash(name == null ? HashKeys.rdpCookie() : HashKeys.rdpCookie(name), settings);
        };
    }

    private static HashKey uri(Balance.Uri uri) {
        UriKey key = HashKeys.uri().length(uri.length().orElse(0)).depth(uri.depth().orElse(0));
        key = uri.whole() ? key.whole() : key;
        return uri.pathOnly() ? key.onlyPath() : key;
    }

    private static Scheduler hash(HashKey key, ProxySettings settings) {
        HashType type = settings.hashType();
        KeyHash named = switch (type.function()) {
            case SDBM -> HashFunction.SDBM;
            case DJB2 -> HashFunction.DJB2;
            case WT6 -> HashFunction.WT6;
            case CRC32 -> HashFunction.CRC32;
            case NONE -> HashFunction.NONE;
        };
        KeyHash function = type.avalanche() ? named.avalanche() : named;
        HashBalance hash = HaproxySchedulers.hash(key);
        return type.consistent() ? hash.consistent(function).boundedLoad(settings.hashBalanceFactor()) : hash.mapBased(function);
    }
}
