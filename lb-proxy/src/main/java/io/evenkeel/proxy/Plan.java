package io.evenkeel.proxy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.evenkeel.core.ServerConfig;
import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.LoadBalancerConfig;

/**
 * What differs between what runs and what is wanted. Printable: one change a line.
 *
 * @param changes in the order in which people read them: frontends, backends, servers
 */
public record Plan(List<Change> changes) {
    /** Copies the list. */
    public Plan {
        changes = List.copyOf(changes);
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    @Override
    public String toString() {
        return changes.isEmpty() ? "no change" : changes.stream().map(Change::toString).collect(Collectors.joining("\n"));
    }

    /** What leads from one configuration to the other. */
    public static Plan between(LoadBalancerConfig before, LoadBalancerConfig after) {
        List<Change> changes = new ArrayList<>();
        setting(changes, "maxConnections", before.maxConnections(), after.maxConnections());
        Map<String, FrontendConfig> frontends = byName(before.frontends(), FrontendConfig::name);
        for (FrontendConfig wanted : after.frontends()) {
            FrontendConfig present = frontends.remove(wanted.name());
            if (present == null) {
                changes.add(new Change.Added("frontend " + wanted.name(), wanted.protocol() + " on " + wanted.binds()));
            } else {
                compare(changes, present, wanted);
            }
        }
        frontends.keySet().forEach(name -> changes.add(new Change.Removed("frontend " + name)));
        Map<String, BackendConfig> backends = byName(before.backends(), BackendConfig::name);
        for (BackendConfig wanted : after.backends()) {
            BackendConfig present = backends.remove(wanted.name());
            if (present == null) {
                String servers = wanted.pool().servers().stream().map(ServerConfig::name).collect(Collectors.joining(", "));
                changes.add(new Change.Added("backend " + wanted.name(), servers.isEmpty() ? "no server" : servers));
            } else {
                compare(changes, present, wanted);
            }
        }
        backends.keySet().forEach(name -> changes.add(new Change.Removed("backend " + name)));
        return new Plan(changes);
    }

    private static void compare(List<Change> changes, FrontendConfig before, FrontendConfig after) {
        String what = "frontend " + after.name();
        setting(changes, what + " protocol", before.protocol(), after.protocol());
        setting(changes, what + " binds", before.binds(), after.binds());
        setting(changes, what + " backend", String.valueOf(before.defaultBackend()), String.valueOf(after.defaultBackend()));
        setting(changes, what + " maxConnections", before.maxConnections(), after.maxConnections());
        setting(changes, what + " timeouts", before.timeouts(), after.timeouts());
        setting(changes, what + " http", before.http(), after.http());
    }

    private static void compare(List<Change> changes, BackendConfig before, BackendConfig after) {
        String what = "backend " + after.name();
        setting(changes, what + " scheduler", before.pool().scheduler(), after.pool().scheduler());
        setting(changes, what + " timeouts", before.timeouts(), after.timeouts());
        setting(changes, what + " retries", before.retries(), after.retries());
        setting(changes, what + " http", before.http(), after.http());
        Map<String, ServerConfig> servers = byName(before.pool().servers(), ServerConfig::name);
        for (ServerConfig wanted : after.pool().servers()) {
            String server = "server " + after.name() + "/" + wanted.name();
            ServerConfig present = servers.remove(wanted.name());
            if (present == null) {
                changes.add(new Change.Added(server, wanted.endpoint()));
            } else {
                compare(changes, server, present, wanted);
            }
        }
        servers.keySet().forEach(name -> changes.add(new Change.Removed("server " + after.name() + "/" + name)));
    }

    private static void compare(List<Change> changes, String what, ServerConfig before, ServerConfig after) {
        setting(changes, what + " endpoint", before.endpoint(), after.endpoint());
        setting(changes, what + " weight", before.weight(), after.weight());
        setting(changes, what + " maxConnections", before.maxConnections(), after.maxConnections());
        setting(changes, what + " administrative state", before.initially(), after.initially());
        setting(changes, what + " health check", String.valueOf(before.healthCheck()), String.valueOf(after.healthCheck()));
    }

    private static void setting(List<Change> changes, String what, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change.Altered(what, before.toString(), after.toString()));
        }
    }

    private static <T> Map<String, T> byName(List<T> values, Function<T, String> name) {
        Map<String, T> map = new LinkedHashMap<>();
        values.forEach(value -> map.put(name.apply(value), value));
        return map;
    }
}
