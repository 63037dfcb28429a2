package io.evenkeel.benchmarks.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The program behind {@code benchmarks/simulate}. Exit status: 0 when it ran, 1 when a file cannot be read or written or a check
 * fails, 2 when the command line is wrong.
 */
public final class Simulate {
    private Simulate() {}

    /**
     * Runs it.
     *
     * @param args the options
     */
    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status;
        try {
            status = run(List.of(args), out, progress);
        } catch (Problem problem) {
            progress.println(problem.getMessage());
            status = 2;
        } catch (IOException e) {
            progress.println("Cannot use the file " + e.getMessage() + ": " + e.getClass().getSimpleName() + ".");
            status = 1;
        }
        System.exit(status);
    }

    /** Runs what the command line asks for; gives the exit status. */
    static int run(List<String> args, PrintStream out, PrintStream progress) throws IOException {
        Options options = Options.parse(args);
        if (options == null) {
            out.print(Options.usage());
            return 0;
        }
        if (options.check()) {
            boolean waits = Theory.check(options.seed(), out, progress);
            out.println();
            return Spread.check(out, progress) && waits ? 0 : 1;
        }
        List<Scenario> scenarios = scenarios(options);
        List<List<Result>> results = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            progress.println(scenario.name() + ": " + scenario.says() + " ...");
            results.add(options.schedulers().stream().map(scheduler -> Simulation.run(scenario, scheduler, options.seed())).toList());
        }
        out.print(Report.markdown(options, scenarios, results));
        Path picture = options.picture();
        if (picture != null) {
            Files.writeString(picture, Picture.draw(scenarios, results));
        }
        return 0;
    }

    private static List<Scenario> scenarios(Options options) throws IOException {
        Path log = options.log();
        if (log != null) {
            return List.of(AccessLog.scenario(Files.readAllLines(log, StandardCharsets.ISO_8859_1), options.servers()));
        }
        return Scenario.standard(options.servers(), options.load(), Duration.ofSeconds(options.seconds())).stream()
                .filter(scenario -> options.scenarios().isEmpty() || options.scenarios().contains(scenario.name())).toList();
    }
}
