package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Suggestion;

/** What can only be said once all sections are read. */
final class HaproxyChecks {
    private final List<Proxy> proxies;
    private final Diagnostics diagnostics;

    private HaproxyChecks(List<Proxy> proxies, Diagnostics diagnostics) {
        this.proxies = proxies;
        this.diagnostics = diagnostics;
    }

    static void check(List<Proxy> proxies, Diagnostics diagnostics) {
        var checks = new HaproxyChecks(proxies, diagnostics);
        checks.names();
        for (Proxy proxy : proxies) {
            checks.servers(proxy);
            // A section without a name has had its error; more about it would confuse.
            if (!proxy.name().isEmpty()) {
                checks.entry(proxy);
                checks.timeouts(proxy);
            }
        }
    }

    /** A frontend and a backend may share a name; two sections that take clients, or two with servers, may not. */
    private void names() {
        Map<String, Position> clients = new HashMap<>();
        Map<String, Position> servers = new HashMap<>();
        for (Proxy proxy : proxies) {
            if (proxy.name().isEmpty()) {
                continue;
            }
            Position first = proxy.kind().takesClients() ? clients.putIfAbsent(proxy.name(), proxy.position()) : null;
            Position other = proxy.kind().hasServers() ? servers.putIfAbsent(proxy.name(), proxy.position()) : null;
            if (first != null || other != null) {
                diagnostics.error(proxy.position(),
                        "there is already a section '" + proxy.name() + "' at " + (first != null ? first : other),
                        "give one of them another name");
            }
        }
    }

    private void servers(Proxy proxy) {
        Map<String, Position> seen = new HashMap<>();
        for (ServerLine server : proxy.servers()) {
            Position first = seen.putIfAbsent(server.name(), server.position());
            if (first != null) {
                diagnostics.error(server.position(), "there is already a server '" + server.name() + "' at " + first,
                        "give one of them another name");
            }
        }
    }

    private void entry(Proxy proxy) {
        if (!proxy.kind().takesClients()) {
            return;
        }
        if (proxy.binds().isEmpty()) {
            diagnostics.warning(proxy.position(), "'" + proxy.name() + "' has no 'bind' line: no client can reach it",
                    "if that is meant, make it a backend");
        }
        ProxySettings.Reference target = proxy.settings().defaultBackend();
        if (target == null) {
            return;
        }
        Proxy backend = proxies.stream().filter(p -> p.kind().hasServers() && p.name().equals(target.name())).findFirst().orElse(null);
        if (backend == null) {
            List<String> known = proxies.stream().filter(p -> p.kind().hasServers()).map(Proxy::name).toList();
            diagnostics.error(target.position(), "there is no backend '" + target.name() + "'",
                    Suggestion.didYouMean(target.name(), known));
        } else if (backend.settings().mode() != proxy.settings().mode()) {
            diagnostics.error(target.position(), "'" + proxy.name() + "' and its backend '" + target.name() + "' differ in their mode",
                    "give both the same 'mode'");
        }
    }

    private void timeouts(Proxy proxy) {
        ProxySettings.Timeouts set = proxy.settings().timeouts();
        List<String> missing = new ArrayList<>();
        if (proxy.kind().takesClients() && set.client() == null) {
            missing.add("client");
        }
        if (proxy.kind().hasServers() && !proxy.servers().isEmpty()) {
            if (set.connect() == null) {
                missing.add("connect");
            }
            if (set.server() == null) {
                missing.add("server");
            }
        }
        if (!missing.isEmpty()) {
            diagnostics.warning(proxy.position(), "'" + proxy.name() + "' has no timeout for: " + String.join(", ", missing),
                    "without, a silent peer holds its connection for ever");
        }
    }
}
