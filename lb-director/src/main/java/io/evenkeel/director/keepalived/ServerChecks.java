package io.evenkeel.director.keepalived;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Document;
import io.evenkeel.director.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** What can only be said once a virtual server is read as a whole. */
final class ServerChecks {
    private final Statement service;
    private final Diagnostics diagnostics;
    private final List<Statement> servers;
    private final boolean byAddress;

    private ServerChecks(Statement service, Diagnostics diagnostics) {
        this.service = service;
        this.diagnostics = diagnostics;
        this.servers = service.body().stream().filter(inner -> inner.keyword().equals("real_server") && !inner.arguments().isEmpty())
                .toList();
        this.byAddress = !service.arguments().isEmpty() && IpAddresses.isAddress(service.arguments().get(0));
    }

    static void check(Document document, GlobalDraft global, Diagnostics diagnostics) {
        for (Statement statement : document.statements()) {
            switch (statement.keyword()) {
                case "virtual_server" -> new ServerChecks(statement, diagnostics).check(global);
                case "virtual_server_group" -> {
                    if (statement.body().isEmpty()) {
                        diagnostics.repair(KeepalivedRules.INCOMPLETE, statement.position(), "a group without an address",
                                "it is left out", null);
                    }
                }
                default -> {
                    // Nothing to check.
                }
            }
        }
    }

    private void check(GlobalDraft global) {
        if (servers.isEmpty()) {
            repair(KeepalivedRules.INCOMPLETE, service, "a virtual server without a server", "it forwards nothing", "add 'real_server'");
        }
        group(global);
        protocol();
        persistence();
        quorum();
        servers();
        servers.forEach(server -> CheckerChecks.check(server, global, diagnostics));
    }

    /** keepalived says nothing of it. */
    private void group(GlobalDraft global) {
        List<String> name = service.arguments();
        var known = global.named("virtual_server_group");
        if (name.size() > 1 && name.get(0).equals("group") && !known.contains(name.get(1))) {
            diagnostics.warning(KeepalivedRules.UNKNOWN_NAME, service.position(), "there is no virtual_server_group '" + name.get(1) + "'",
                    Suggestion.didYouMean(name.get(1), known));
        }
    }

    private void protocol() {
        Statement protocol = find(service, "protocol");
        boolean mark = !service.arguments().isEmpty() && service.arguments().get(0).equals("fwmark");
        if (mark && protocol != null) {
            repair(KeepalivedRules.PROTOCOL, protocol, "a service by mark has no protocol", "it is ignored", "take it out");
        } else if (!mark && protocol == null) {
            repair(KeepalivedRules.PROTOCOL, service, "a virtual server without 'protocol'", "it is UDP", "add 'protocol TCP'");
        }
        String name = value(service, "protocol");
        boolean udp = name == null || ServerKeywords.upper(name).equals("UDP");
        Statement ops = find(service, "ops");
        if (ops != null && !udp) {
            repair(KeepalivedRules.PROTOCOL, ops, "'ops' is for UDP", "it is ignored", "take it out");
        }
        String scheduler = value(service, "lb_algo");
        if (scheduler == null) {
            repair(KeepalivedRules.INCOMPLETE, service, "a virtual server without 'lb_algo'", "it is wlc", "add 'lb_algo wlc'");
        }
        if (value(service, "lb_kind") == null && servers.stream().anyMatch(server -> value(server, "lb_kind") == null)) {
            repair(KeepalivedRules.INCOMPLETE, service, "a virtual server without 'lb_kind'", "it is NAT", "add 'lb_kind NAT'");
        }
        for (String flag : List.of("sh-port", "sh-fallback", "mh-port", "mh-fallback")) {
            Statement line = find(service, flag);
            if (line != null && !flag.startsWith(String.valueOf(scheduler))) {
                repair(KeepalivedRules.INCOMPLETE, line, "'" + flag + "' is for the scheduler " + flag.substring(0, 2), "it is ignored",
                        "take it out");
            }
        }
    }

    private void persistence() {
        boolean portless = byAddress && (service.arguments().size() < 2 || service.arguments().get(1).equals("0"));
        if (portless && find(service, "persistence_timeout") == null) {
            repair(KeepalivedRules.PERSISTENCE, service, "a service without a port needs persistence", "it is 360 s",
                    "add 'persistence_timeout', or a port");
        }
    }

    private void quorum() {
        long quorum = number(service, "quorum", 1);
        long weights = servers.stream().mapToLong(server -> number(server, "weight", number(service, "weight", 1))).sum();
        Statement line = find(service, "quorum");
        if (line != null && !servers.isEmpty() && quorum > weights) {
            repair(KeepalivedRules.QUORUM, line, "the servers together weigh " + weights + ", less than the quorum of " + quorum,
                    "the quorum is " + weights, null);
            quorum = weights;
        }
        Statement hysteresis = find(service, "hysteresis");
        if (hysteresis != null && number(service, "hysteresis", 0) >= quorum) {
            repair(KeepalivedRules.QUORUM, hysteresis, "the hysteresis has to be less than the quorum of " + quorum,
                    "it is " + Math.max(0, quorum - 1), null);
        }
    }

    private void servers() {
        Set<List<String>> known = new HashSet<>();
        for (Statement server : servers) {
            String kind = value(server, "lb_kind");
            String method = kind != null ? kind : String.valueOf(value(service, "lb_kind"));
            boolean routed = method.equals("DR") || method.equals("TUN");
            boolean six = IpAddresses.isSix(server.arguments().get(0));
            if (byAddress && six != IpAddresses.isSix(service.arguments().get(0)) && !method.equals("TUN")) {
                repair(KeepalivedRules.ADDRESS_FAMILY, server, "a server of the other family is reached by a tunnel only",
                        "it is left out", null);
            }
            if (routed && byAddress && server.arguments().size() > 1 && !server.arguments().subList(1, 2).equals(servicePort())) {
                repair(KeepalivedRules.DIRECT_PORT, server, "'lb_kind " + method + "' cannot change the port",
                        "port " + String.join("", servicePort()) + " is used", "write the port of the service");
            }
            if (!known.add(server.arguments())) {
                repair(KeepalivedRules.DUPLICATE, server, "this server is there already", "it is left out", "take it out");
            }
        }
    }

    private List<String> servicePort() {
        return service.arguments().size() < 2 ? List.of("0") : service.arguments().subList(1, 2);
    }

    private void repair(Rule rule, Statement at, String mistake, String assumed, @Nullable String cure) {
        diagnostics.repair(rule, at.position(), mistake, assumed, cure);
    }

    @Nullable
    static Statement find(Statement block, String keyword) {
        return block.body().stream().filter(inner -> inner.keyword().equals(keyword)).reduce((first, second) -> second).orElse(null);
    }

    @Nullable
    static String value(Statement block, String keyword) {
        Statement line = find(block, keyword);
        return line == null || line.arguments().isEmpty() ? null : line.arguments().get(0);
    }

    private static long number(Statement block, String keyword, long otherwise) {
        String value = value(block, keyword);
        return value != null && value.matches("[0-9]{1,18}") ? Long.parseLong(value) : otherwise;
    }
}
