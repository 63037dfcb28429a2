package io.evenkeel.benchmarks.sidebyside;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.evenkeel.core.time.Clock;

/** Starts the proxies under test, each from its own file in {@code benchmarks/side-by-side.d}. */
final class Proxies {
    /** Long enough for a launcher that has to be built first. */
    private static final long CHECK_SECONDS = 600;

    private final Workplace workplace;
    private final Path templates;
    private final Programs programs;
    private final Cpus cpus;
    private final Ports ports;
    private final Clock clock;

    Proxies(Workplace workplace, Path templates, Programs programs, Cpus cpus, Ports ports, Clock clock) {
        this.workplace = workplace;
        this.templates = templates;
        this.programs = programs;
        this.cpus = cpus;
        this.ports = ports;
        this.clock = clock;
    }

    /** Checks the configuration with the program's own check, starts it, and waits until it serves the scenario. */
    WebServer start(ProxyKind kind, Scenario scenario, WebServer origin) {
        Path folder = workplace.newDirectory(kind.label());
        Map<Scenario.Listener, Integer> listeners = new EnumMap<>(Scenario.Listener.class);
        for (Scenario.Listener listener : Scenario.Listener.values()) {
            listeners.put(listener, ports.free());
        }
        List<String> command = switch (kind) {
            case HAPROXY -> haproxy(programs.haproxy(), folder, listeners, origin);
            case EVENKEEL -> haproxy(programs.evenkeel(), folder, listeners, origin);
            case NGINX -> nginx(scenario, folder, listeners, origin);
        };
        String check = kind == ProxyKind.NGINX ? "-t" : "-c";
        Workplace.Finished checked = workplace.run(cpus.load(), plus(command, check), CHECK_SECONDS);
        if (checked.status() != 0) {
            throw new Problem(kind.label() + " refuses its configuration: " + checked.output());
        }
        WebServer proxy = new WebServer(kind.label(), workplace.start(cpus.proxy(), folder, command),
                listeners.getOrDefault(scenario.listener(), 0));
        proxy.awaitReady(scenario, clock);
        return proxy;
    }

    /** HAProxy's command line, which the launcher understands too. */
    private List<String> haproxy(Path program, Path folder, Map<Scenario.Listener, Integer> listeners,
            WebServer origin) {
        Path config = Workplace.fill(templates.resolve("haproxy.cfg"), values(listeners, origin), folder);
        return List.of(program.toString(), "-db", "-f", config.toString());
    }

    private List<String> nginx(Scenario scenario, Path folder, Map<Scenario.Listener, Integer> listeners,
            WebServer origin) {
        Map<String, String> values = values(listeners, origin);
        String template = "nginx.conf";
        if (scenario.listener() == Scenario.Listener.TCP) {
            template = "nginx-tcp.conf";
            values.put("LOAD_STREAM_MODULE", programs.nginxStreamModule(workplace, cpus.load()));
        }
        Path config = Workplace.fill(templates.resolve(template), values, folder);
        return List.of(programs.nginx().toString(), "-p", folder + "/", "-c", config.toString());
    }

    private static Map<String, String> values(Map<Scenario.Listener, Integer> listeners, WebServer origin) {
        Map<String, String> values = new HashMap<>();
        listeners.forEach((listener, port) -> values.put(listener.name() + "_PORT", Integer.toString(port)));
        values.put("ORIGIN_PORT", Integer.toString(origin.port()));
        return values;
    }

    private static List<String> plus(List<String> command, String word) {
        return Stream.concat(command.stream(), Stream.of(word)).toList();
    }
}
