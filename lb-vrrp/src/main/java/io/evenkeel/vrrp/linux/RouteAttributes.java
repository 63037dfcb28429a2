package io.evenkeel.vrrp.linux;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import io.evenkeel.linux.route.Route;
import io.evenkeel.linux.route.RouteMetric;
import io.evenkeel.vrrp.spi.RouteOptions;
import io.evenkeel.vrrp.spi.RouteOptions.Metric;

/** What is said of a route seldom, as the kernel is told. Pure. */
final class RouteAttributes {
    private RouteAttributes() {}

    static Map<RouteMetric, Integer> metrics(RouteOptions options) {
        Map<RouteMetric, Integer> metrics = new EnumMap<>(RouteMetric.class);
        options.metrics().forEach(metric -> metrics.put(RouteMetric.valueOf(metric.kind().name()), metric.value()));
        return metrics;
    }

    static Route.Extras extras(RouteOptions options) {
        Set<RouteMetric> locked = EnumSet.noneOf(RouteMetric.class);
        options.metrics().stream().filter(Metric::locked).forEach(metric -> locked.add(RouteMetric.valueOf(metric.kind().name())));
        RouteOptions.Preference preference = options.preference();
        return new Route.Extras(locked, options.congestionControl(), options.realms(), preference == null ? null : switch (preference) {
            case LOW -> 3;
            case MEDIUM -> 0;
            case HIGH -> 1;
        }, options.expiresSeconds());
    }
}
