package io.evenkeel.benchmarks.sidebyside;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.evenkeel.core.time.Clock;

/**
 * The program behind {@code benchmarks/side-by-side}. Exit status: 0 when every request was answered, 1 when something
 * is missing or failed, 2 when the command line is wrong.
 */
public final class SideBySide {
    private static final Cpus CPUS = new Cpus(0, 1);

    private final Path root;
    private final Path temporary;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream progress;

    SideBySide(Path root, Path temporary, Clock clock, PrintStream out, PrintStream progress) {
        this.root = root;
        this.temporary = temporary;
        this.clock = clock;
        this.out = out;
        this.progress = progress;
    }

    /**
     * Runs the comparison.
     *
     * @param args the root of the source tree, then the options
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Options options;
        try {
            options = Options.parse(List.of(args).subList(1, args.length).toArray(String[]::new));
        } catch (Problem e) {
            progress.println("side-by-side: " + e.getMessage());
            System.exit(2);
            return;
        }
        if (options == null) {
            out.print(Options.USAGE);
            return;
        }
        int status = 1;
        try {
            status = new SideBySide(Path.of(args[0]), Path.of(System.getProperty("java.io.tmpdir")), Clock.system(), out, progress)
                    .run(options);
        } catch (Problem e) {
            progress.println("side-by-side: " + e.getMessage());
        }
        System.exit(status);
    }

    /** Runs what was asked for and returns the exit status. */
    int run(Options asked) {
        Programs programs = new Programs(root);
        Options options = asked;
        if (options.proxies().contains(ProxyKind.EVENKEEL) && !programs.hasEvenkeel()) {
            String sentence = "Evenkeel is left out: there is no program " + programs.evenkeel() + ".";
            if (options.evenkeelNamed()) {
                throw new Problem(sentence);
            }
            progress.println(sentence);
            options = options.withoutEvenkeel();
        }
        programs.require(options);
        Report report = new Report();
        String versions;
        try (Workplace workplace = new Workplace(temporary)) {
            requireCpus(workplace);
            versions = versions(options, programs, workplace);
            if (options.proxies().contains(ProxyKind.NGINX) && options.scenarios().contains(Scenario.TCP)) {
                // Now rather than after the scenarios before it.
                programs.nginxStreamModule(workplace, CPUS.load());
            }
            Ports ports = new Ports();
            Path templates = root.resolve("benchmarks/side-by-side.d");
            WebServer origin = Origin.start(workplace, templates, programs.nginx(), CPUS.load(), ports.free(), clock);
            Proxies proxies = new Proxies(workplace, templates, programs, CPUS, ports, clock);
            LoadGenerator load = new LoadGenerator(workplace, programs.wrk(), CPUS, options.connections(),
                    clock);
            for (Scenario scenario : options.scenarios()) {
                compare(scenario, options, workplace, proxies, origin, load, report);
            }
        }
        print(options, versions, report);
        if (report.errors() > 0) {
            progress.println("side-by-side: " + report.errors() + " requests failed; see the column `errors`.");
            return 1;
        }
        return 0;
    }

    /** Every proxy anew for each scenario, so that no result depends on which scenarios ran before. */
    private void compare(Scenario scenario, Options options, Workplace workplace, Proxies proxies, WebServer origin,
            LoadGenerator load, Report report) {
        Map<ProxyKind, WebServer> running = new EnumMap<>(ProxyKind.class);
        for (ProxyKind kind : options.proxies()) {
            running.put(kind, proxies.start(kind, scenario, origin));
        }
        for (ProxyKind kind : options.proxies()) {
            WebServer proxy = running.get(kind);
            if (proxy != null && options.warmUpSeconds() > 0) {
                tell(scenario, "warm-up", kind, load.run(proxy, scenario, options.warmUpSeconds()));
            }
        }
        for (int round = 1; round <= options.rounds(); round++) {
            for (ProxyKind kind : options.proxies()) {
                WebServer proxy = running.get(kind);
                if (proxy != null) {
                    Sample sample = load.run(proxy, scenario, options.seconds());
                    tell(scenario, "round " + round + "/" + options.rounds(), kind, sample);
                    report.add(scenario, kind, sample);
                }
            }
        }
        running.values().forEach(proxy -> workplace.stop(proxy.process()));
    }

    private void tell(Scenario scenario, String stage, ProxyKind kind, Sample sample) {
        progress.printf(Locale.ROOT,
                "%-5s %-10s %-8s %8.0f requests/s %7.2f µs CPU/request, p99 %7.2f ms, %d errors, CPU: %3.0f %% proxy, %2.0f %% others%n",
                scenario.label(), stage, kind.label(), sample.load().requestsPerSecond(),
                sample.cpuMicrosPerRequest(), sample.load().p99Millis(), sample.load().errors(), 100 * sample.busy(),
                100 * sample.others());
    }

    private void print(Options options, String versions, Report report) {
        out.println(DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(clock.now()) + ", "
                + Machine.describe() + versions + ".");
        out.println();
        out.println("    " + options.commandLine());
        out.println();
        out.print(report.table());
    }

    /** What the other programs say they are, in front of each a comma. */
    private static String versions(Options options, Programs programs, Workplace workplace) {
        List<Path> asked = options.proxies().contains(ProxyKind.HAPROXY)
                ? List.of(programs.haproxy(), programs.nginx())
                : List.of(programs.nginx());
        return asked.stream().map(program -> workplace.run(CPUS.load(), List.of(program.toString(), "-v"), 10).output())
                .map(output -> ", " + output.lines().findFirst().orElse("").split(" - ", -1)[0])
                .collect(Collectors.joining());
    }

    private static void requireCpus(Workplace workplace) {
        for (int cpu : new int[] {CPUS.load(), CPUS.proxy()}) {
            if (workplace.run(cpu, List.of("true"), 10).status() != 0) {
                throw new Problem("CPU " + cpu + " is not ours to use (taskset -c " + cpu
                        + " fails): the comparison needs CPUs 0 and 1.");
            }
        }
    }
}
