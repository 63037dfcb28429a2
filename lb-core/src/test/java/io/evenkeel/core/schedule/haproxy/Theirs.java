package io.evenkeel.core.schedule.haproxy;

import java.util.ArrayList;
import java.util.List;

/** Plays a scenario on a running haproxy. */
final class Theirs {
    private Theirs() {}

    /** The names of the servers that were chosen. */
    static String play(Scenario scenario) throws Exception {
        String backend = scenario.backend().replace("; ", "\n");
        var chosen = new StringBuilder();
        List<Wire> opened = new ArrayList<>();
        try (HaproxyPeer haproxy = scenario.tcp() ? HaproxyPeer.tcp(backend, scenario.servers())
                : HaproxyPeer.http(backend, scenario.servers())) {
            // One client for all plain requests: HAProxy chooses anew for each.
            try (Wire wire = scenario.tcp() ? haproxy.commandWire() : haproxy.connect()) {
                int sessions = 0;
                for (String step : scenario.steps()) {
                    switch (step.charAt(0)) {
                        case 'p' -> chosen.append(haproxy.picks(wire, Integer.parseInt(step.substring(1))));
                        case 'w' -> haproxy.command("set server web/" + step.substring(2, 3) + " weight " + step.substring(4));
                        case 'm' -> haproxy.command("set server web/" + step.substring(2) + " state maint");
                        case 'r' -> haproxy.command("set server web/" + step.substring(2) + " state ready");
                        case 'o' -> {
                            Wire next = haproxy.connect();
                            opened.add(next);
                            chosen.append(next.readTo("\n"));
                            sessions++;
                        }
                        case 'c' -> {
                            opened.get(Integer.parseInt(step.substring(2))).close();
                            haproxy.awaitSessions(--sessions);
                        }
                        default -> chosen.append(ask(haproxy, wire, step));
                    }
                }
            }
            for (Wire wire : opened) {
                wire.close();
            }
        }
        return chosen.toString();
    }

    private static String ask(HaproxyPeer haproxy, Wire wire, String step) throws Exception {
        String value = Scenario.decode(step);
        switch (step.charAt(0)) {
            case 'u' -> {
                int path = value.indexOf('/', 8);
                String host = value.startsWith("http://") ? value.substring(7, path) : "x";
                return HaproxyPeer.ask(wire, "GET " + value + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            }
            case 'h' -> {
                return HaproxyPeer.ask(wire, "GET / HTTP/1.1\r\nHost: x\r\nX-Key: " + value + "\r\n\r\n");
            }
            case 'b' -> {
                return HaproxyPeer.ask(wire, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + value.length() + "\r\n\r\n" + value);
            }
            default -> {
                try (Wire from = haproxy.connectFrom(value)) {
                    return HaproxyPeer.ask(from, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                }
            }
        }
    }
}
