package io.evenkeel.benchmarks.sidebyside;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.core.time.Clock;

/** Puts one proxy under load with wrk (one thread; each connection sends its next request when the answer is in). */
final class LoadGenerator {
    private static final long GRACE_SECONDS = 30;

    private final Workplace workplace;
    private final Path wrk;
    private final Cpus cpus;
    private final int connections;
    private final Clock clock;

    LoadGenerator(Workplace workplace, Path wrk, Cpus cpus, int connections, Clock clock) {
        this.workplace = workplace;
        this.wrk = wrk;
        this.cpus = cpus;
        this.connections = connections;
        this.clock = clock;
    }

    /** Loads the proxy for so many seconds, and measures its process over exactly that time. */
    Sample run(WebServer proxy, Scenario scenario, int seconds) {
        List<String> command = new ArrayList<>(List.of(wrk.toString(), "--latency", "--threads", "1", "--connections",
                Integer.toString(connections), "--duration", seconds + "s"));
        for (String header : scenario.requestHeaders()) {
            command.add("--header");
            command.add(header);
        }
        command.add(proxy.url(scenario));
        ProcessHandle process = proxy.process().handle();
        Duration cpuBefore = CpuTime.of(process);
        Duration allBefore = CpuTime.ofCpu(cpus.proxy());
        long before = clock.nanoTime();
        Workplace.Finished wrkRun = workplace.run(cpus.load(), command, seconds + GRACE_SECONDS);
        Duration window = Duration.ofNanos(clock.nanoTime() - before);
        Duration allAfter = CpuTime.ofCpu(cpus.proxy());
        Duration cpuAfter = CpuTime.of(process);
        if (wrkRun.status() != 0) {
            throw new Problem("wrk ended with status " + wrkRun.status() + " against " + proxy.name() + ": "
                    + wrkRun.output());
        }
        return new Sample(LoadResult.parse(wrkRun.output()), cpuAfter.minus(cpuBefore), allAfter.minus(allBefore), window);
    }
}
