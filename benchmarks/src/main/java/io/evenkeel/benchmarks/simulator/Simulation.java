package io.evenkeel.benchmarks.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

import io.evenkeel.benchmarks.simulator.Requests.Request;
import io.evenkeel.core.Admission;
import io.evenkeel.core.Health;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.Pool;
import io.evenkeel.core.Server;
import io.evenkeel.core.time.VirtualClock;

/** One scheduler in one scenario. */
final class Simulation {
    /** A request is tried on so many servers. */
    private static final int ATTEMPTS = 3;

    private final Scenario scenario;
    private final VirtualClock clock = new VirtualClock();
    private final Pool pool;
    private final Map<Server, Integer> indexes = new HashMap<>();
    private final List<Machine> machines = new ArrayList<>();
    private final Latencies latencies = new Latencies();
    private final int[][] picksPerSecond;
    private final long[] counted;
    private final long countFrom;
    private final Arrivals.Gaps gaps;
    private final Service.Times times;
    private final Requests requests;
    private long failed;
    private long retried;

    private Simulation(Scenario scenario, Contender contender, long seed) {
        this.scenario = scenario;
        var seeds = new SplittableRandom(seed);
        var builder = Pool.builder("simulated").scheduler(contender.scheduler(clock, seeds.split()));
        for (int i = 0; i < scenario.servers(); i++) {
            int weight = scenario.weights().get(i);
            builder.server("s" + i, "192.0.2.1:" + (1 + i), server -> server.weight(weight));
        }
        pool = new Pool(builder.build(), clock);
        for (int i = 0; i < scenario.servers(); i++) {
            indexes.put(pool.servers().get(i), i);
            machines.add(new Machine(clock, scenario.speeds().get(i), this::done));
        }
        picksPerSecond = new int[scenario.servers()][(int) scenario.duration().toSeconds() + 1];
        counted = new long[scenario.servers()];
        countFrom = scenario.warmUp().toNanos();
        gaps = scenario.arrivals().gaps(seeds.split());
        times = scenario.service().times(seeds.split());
        requests = new Requests(scenario.keys(), seeds.split());
    }

    /** Runs it. The same arguments give the same result. */
    static Result run(Scenario scenario, Contender contender, long seed) {
        return new Simulation(scenario, contender, seed).run(contender.name());
    }

    private Result run(String name) {
        scenario.faults().forEach(this::plan);
        next();
        clock.advance(scenario.duration());
        return new Result(name, latencies, failed, retried, imbalance(), List.of(picksPerSecond));
    }

    private void plan(Fault fault) {
        Machine machine = machines.get(fault.server());
        Server server = pool.servers().get(fault.server());
        switch (fault) {
            case Fault.Speed change -> clock.after(change.at(), () -> machine.speed(change.speed()));
            case Fault.Down down -> {
                clock.after(down.at(), machine::fail);
                clock.after(down.at().plus(down.detectedAfter()), () -> pool.healthChanged(server, Health.DOWN, "simulated"));
            }
            case Fault.Up up -> {
                clock.after(up.at(), machine::recover);
                clock.after(up.at().plus(up.detectedAfter()), () -> pool.healthChanged(server, Health.UP, "simulated"));
            }
        }
    }

    private void next() {
        double gap = gaps.next();
        if (gap >= 0) {
            clock.after(Duration.ofNanos((long) (gap * 1e9)), () -> {
                send(requests.next(clock.nanoTime(), times.next()));
                next();
            });
        }
    }

    private void send(Request request) {
        Admission admission = pool.acquire(request);
        if (admission instanceof Lease lease) {
            int index = Objects.requireNonNull(indexes.get(lease.server()));
            picksPerSecond[index][(int) (clock.nanoTime() / 1_000_000_000L)]++;
            if (clock.nanoTime() >= countFrom) {
                counted[index]++;
            }
            request.lease(lease);
            machines.get(index).serve(request);
        } else {
            fail(request);
        }
    }

    private void done(Request request, Outcome outcome) {
        Lease lease = request.lease();
        lease.close(outcome);
        if (outcome == Outcome.COMPLETED) {
            if (request.arrivedAt >= countFrom) {
                latencies.add((clock.nanoTime() - request.arrivedAt) / 1e9);
            }
        } else if (request.failedOn(lease.server()) < ATTEMPTS) {
            retried += request.arrivedAt >= countFrom ? 1 : 0;
            send(request);
        } else {
            fail(request);
        }
    }

    private void fail(Request request) {
        failed += request.arrivedAt >= countFrom ? 1 : 0;
    }

    private double imbalance() {
        double total = 0;
        double weights = 0;
        double most = 0;
        for (int i = 0; i < counted.length; i++) {
            total += counted[i];
            weights += scenario.weights().get(i);
            most = Math.max(most, (double) counted[i] / scenario.weights().get(i));
        }
        return most / (total / weights);
    }
}
