package io.evenkeel.benchmarks.simulator;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.Pool;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.hash.HashSchedulers;
import io.evenkeel.core.schedule.nginx.NginxSchedulers;

/**
 * How evenly keys are spread over 1000 servers: what the busiest has, by the mean, as in figure 11 of the Maglev paper (NSDI 2016),
 * where a table is filled. Chance decides the last digits, so bands are asserted.
 */
final class Spread {
    private static final int SERVERS = 1000;

    private record Case(String says, Scheduler scheduler, int weight, int keys, double paper, double least, double most) {}

    private record Key(ByteSequence key) implements PickContext {}

    private Spread() {}

    /**
     * Spreads keys and prints a table.
     *
     * @return whether all bands were met
     */
    static boolean check(PrintStream out, PrintStream progress) {
        List<Case> cases = List.of(
                new Case("maglev", HashSchedulers.maglev(HashKeys.application()), 1, 6_553_700, 1, 1, 1.06),
                new Case("rendezvous", HashSchedulers.rendezvous(HashKeys.application()), 1, 65_537, 1.495, 1.33, 1.58),
                new Case("rendezvous", HashSchedulers.rendezvous(HashKeys.application()), 1, 655_373, 1.123, 1.10, 1.16),
                new Case("ring of 960 points a server", NginxSchedulers.consistentHash(HashKeys.application()), 6, 65_537, 1.297, 1.2,
                        1.65),
                new Case("ring of 960 points a server", NginxSchedulers.consistentHash(HashKeys.application()), 6, 655_373, 1.103, 1.08,
                        1.3));
        out.println("| what | keys | Maglev paper | most / mean | band |\n|---|---:|---:|---:|---:|");
        boolean met = true;
        for (Case one : cases) {
            progress.println(one.says + ", " + one.keys + " keys ...");
            double most = mostByMean(one);
            met &= most >= one.least && most <= one.most;
            out.printf(Locale.ROOT, "| %s | %d | %.3f | %.3f | %.2f..%.2f |%n", one.says, one.keys, one.paper, most, one.least, one.most);
        }
        return met;
    }

    private static double mostByMean(Case one) {
        var builder = Pool.builder("spread").scheduler(one.scheduler);
        for (int i = 0; i < SERVERS; i++) {
            builder.server("server-" + i, "192.0.2.1:" + (1 + i), server -> server.weight(one.weight));
        }
        Picker picker = one.scheduler.picker(new Pool(builder.build()).snapshot(), null);
        Map<Server, Integer> counts = new HashMap<>();
        for (int key = 0; key < one.keys; key++) {
            counts.merge(Objects.requireNonNull(picker.pick(new Key(ByteSequence.of("key-" + key)))), 1, Integer::sum);
        }
        return counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow() * (double) SERVERS / one.keys;
    }
}
