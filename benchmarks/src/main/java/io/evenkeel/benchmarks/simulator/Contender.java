package io.evenkeel.benchmarks.simulator;

import java.util.List;
import java.util.random.RandomGenerator;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.haproxy.HaproxySchedulers;
import io.evenkeel.core.schedule.hash.HashSchedulers;
import io.evenkeel.core.schedule.load.LatencyMemory;
import io.evenkeel.core.schedule.load.LoadSchedulers;
import io.evenkeel.core.schedule.load.PrequalOptions;
import io.evenkeel.core.schedule.lvs.LvsSchedulers;
import io.evenkeel.core.schedule.nginx.NginxSchedulers;
import io.evenkeel.core.schedule.wrap.SchedulerWrappers;
import io.evenkeel.core.time.Clock;

/** A scheduler under its name on the command line. */
record Contender(String name, Maker maker) {
    /** Makes a scheduler for one run. */
    @FunctionalInterface
    interface Maker {
        /** With the clock and the chance of the run. */
        Scheduler make(Clock clock, RandomGenerator random);
    }

    Scheduler scheduler(Clock clock, RandomGenerator random) {
        return maker.make(clock, random);
    }

    /** All that the command line knows. */
    static List<Contender> all() {
        return List.of(
                new Contender("roundrobin", (clock, random) -> HaproxySchedulers.roundRobin()),
                new Contender("smooth-rr", (clock, random) -> NginxSchedulers.smoothRoundRobin()),
                new Contender("leastconn", (clock, random) -> HaproxySchedulers.leastConnections()),
                new Contender("wlc", (clock, random) -> LvsSchedulers.weightedLeastConnections()),
                new Contender("sed", (clock, random) -> LvsSchedulers.shortestExpectedDelay()),
                new Contender("nq", (clock, random) -> LvsSchedulers.neverQueue()),
                new Contender("random(2)", (clock, random) -> HaproxySchedulers.random(2, random)),
                new Contender("p2c", (clock, random) -> LoadSchedulers.powerOfChoices(2, random)),
                new Contender("p3c", (clock, random) -> LoadSchedulers.powerOfChoices(3, random)),
                new Contender("peak-ewma", (clock, random) -> LoadSchedulers.peakEwma(clock, LatencyMemory.DEFAULT, random)),
                new Contender("prequal", (clock, random) -> LoadSchedulers.prequal(PrequalOptions.DEFAULT, clock, random)),
                new Contender("join-idle-queue", (clock, random) -> LoadSchedulers.joinIdleQueue(1, random)),
                new Contender("hash", (clock, random) -> HaproxySchedulers.hash(HashKeys.application()).onRing()),
                new Contender("hash-bounded",
                        (clock, random) -> HaproxySchedulers.hash(HashKeys.application()).onRing().boundedLoad(125)),
                new Contender("ketama", (clock, random) -> NginxSchedulers.consistentHash(HashKeys.application())),
                new Contender("maglev", (clock, random) -> HashSchedulers.maglev(HashKeys.application())),
                new Contender("maglev-bounded",
                        (clock, random) -> SchedulerWrappers.boundedLoad(HashSchedulers.maglev(HashKeys.application()), 1.25)),
                new Contender("rendezvous", (clock, random) -> HashSchedulers.rendezvous(HashKeys.application())),
                new Contender("anchor", (clock, random) -> HashSchedulers.anchor(HashKeys.application())));
    }
}
