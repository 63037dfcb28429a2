package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Document;
import io.evenkeel.director.syntax.Statement;

/** What can only be said of proxies once all sections are read. */
final class HaproxyChecks {
    private final List<ProxyDraft> proxies;
    private final Diagnostics diagnostics;
    private final Map<String, ProxyDraft> backends = new HashMap<>();

    private HaproxyChecks(List<ProxyDraft> proxies, Diagnostics diagnostics) {
        this.proxies = proxies;
        this.diagnostics = diagnostics;
        proxies.stream().filter(proxy -> proxy.kind.hasServers()).forEach(proxy -> backends.putIfAbsent(proxy.name, proxy));
    }

    static void check(List<ProxyDraft> proxies, Diagnostics diagnostics) {
        var checks = new HaproxyChecks(proxies, diagnostics);
        checks.names();
        for (ProxyDraft proxy : proxies) {
            // A section without a name has had its error; more about it would confuse.
            if (!proxy.name.isEmpty()) {
                checks.entry(proxy);
                checks.balance(proxy);
                checks.timeouts(proxy);
            }
        }
    }

    /** {@code use_backend} lines, which the model does not hold: to sections of the same mode only. */
    static void routes(Document document, List<ProxyDraft> proxies, Diagnostics diagnostics) {
        var checks = new HaproxyChecks(proxies, diagnostics);
        Map<Position, ProxyDraft> byPlace = new HashMap<>();
        proxies.forEach(proxy -> byPlace.put(proxy.position, proxy));
        for (Statement section : document.statements()) {
            ProxyDraft proxy = byPlace.get(section.place(0));
            for (Statement line : section.body()) {
                ProxyDraft backend = line.keyword().equals("use_backend") && !line.arguments().isEmpty()
                        ? checks.backends.get(line.arguments().get(0))
                        : null;
                if (proxy != null && backend != null && backend.settings.mode != proxy.settings.mode) {
                    checks.mismatch(proxy, backend, line.place(0));
                }
            }
        }
    }

    private void mismatch(ProxyDraft proxy, ProxyDraft backend, Position at) {
        diagnostics.error(HaproxyRules.MODE_MISMATCH, at,
                "'" + proxy.name + "' and its backend '" + backend.name + "' differ in their mode",
                "give both the same 'mode'");
    }

    /** A frontend and a backend may share a name; two sections that take clients, or two with servers, may not. */
    private void names() {
        Map<String, Position> clients = new HashMap<>();
        Map<String, Position> servers = new HashMap<>();
        for (ProxyDraft proxy : proxies) {
            if (proxy.name.isEmpty()) {
                continue;
            }
            Position first = proxy.kind.takesClients() ? clients.putIfAbsent(proxy.name, proxy.position) : null;
            Position other = proxy.kind.hasServers() ? servers.putIfAbsent(proxy.name, proxy.position) : null;
            if (first != null || other != null) {
                diagnostics.error(HaproxyRules.DUPLICATE_NAME, proxy.position,
                        "there is already a section '" + proxy.name + "' at " + (first != null ? first : other),
                        "give one of them another name");
            }
        }
    }

    private void entry(ProxyDraft proxy) {
        ProxySettings.Reference target = proxy.settings.defaultBackend;
        if (target != null && !proxy.kind.takesClients()) {
            target = null;
        }
        if (proxy.kind.takesClients() && !proxy.listens) {
            diagnostics.warning(HaproxyRules.MISSING_BIND, proxy.position,
                    "'" + proxy.name + "' has no 'bind' line: no client can reach it",
                    "if that is meant, make it a backend");
        }
        if (target == null) {
            return;
        }
        ProxyDraft backend = backends.get(target.name());
        if (backend == null) {
            diagnostics.error(HaproxyRules.UNKNOWN_REFERENCE, target.position(), "there is no backend '" + target.name() + "'",
                    Suggestion.didYouMean(target.name(), backends.keySet()));
        } else if (backend.settings.mode != proxy.settings.mode) {
            mismatch(proxy, backend, target.position());
        }
    }

    private void balance(ProxyDraft proxy) {
        if (!proxy.kind.hasServers()) {
            return;
        }
        SettingsDraft settings = proxy.settings;
        if (settings.mode == ProxySettings.Mode.TCP && settings.balance.needsHttp()) {
            diagnostics.warning(HaproxyRules.NO_EFFECT, proxy.position,
                    "'" + proxy.name + "' chooses servers by requests and is in TCP mode: it chooses them in turn", "add 'mode http'");
        }
        boolean onRing = settings.balance instanceof Balance.Random || settings.hashType.consistent();
        if (settings.hashBalanceFactor > 0 && !onRing) {
            diagnostics.warning(HaproxyRules.NO_EFFECT, proxy.position,
                    "'hash-balance-factor' has no effect in '" + proxy.name + "': it needs a ring", "add 'hash-type consistent'");
        }
    }

    private void timeouts(ProxyDraft proxy) {
        List<String> missing = new ArrayList<>();
        if (proxy.kind.takesClients() && proxy.settings.client == null) {
            missing.add("client");
        }
        if (proxy.kind.hasServers() && !proxy.servers.isEmpty()) {
            if (proxy.settings.connect == null) {
                missing.add("connect");
            }
            if (proxy.settings.server == null) {
                missing.add("server");
            }
        }
        if (!missing.isEmpty()) {
            diagnostics.warning(HaproxyRules.MISSING_TIMEOUT, proxy.position,
                    "'" + proxy.name + "' has no timeout for: " + String.join(", ", missing),
                    "without, a silent peer holds its connection for ever");
        }
    }
}
