package io.evenkeel.testkit.simulation;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

import io.evenkeel.testkit.VirtualNetwork;
import io.evenkeel.testkit.simulation.Topology.Machine;

/** One run: faults first, with the invariants after every event; then the network heals, and exactly one may be active. */
final class Scenario {
    private static final int FAULTS = 8;

    private final Topology topology;
    private final VirtualNetwork network;
    private final SplittableRandom random;
    private final Invariants invariants;

    private Scenario(long seed, io.evenkeel.vrrp.protocol.Machine machine) {
        topology = Topology.of(seed, machine);
        network = topology.network();
        random = new SplittableRandom(seed ^ 0x5eed);
        invariants = new Invariants(topology);
    }

    /** Throws an {@link AssertionError} when something does not hold. */
    static void run(long seed, io.evenkeel.vrrp.protocol.Machine machine) {
        new Scenario(seed, machine).run();
    }

    private void run() {
        network.run(some(topology.activeDown().multipliedBy(2)));
        for (int i = 0; i < FAULTS; i++) {
            if (topology.calm()) {
                calmFault();
            } else {
                fault();
            }
            network.run(some(topology.activeDown().multipliedBy(2)));
        }
        heal();
    }

    /** What happens to hosts while the network is sound. */
    private void calmFault() {
        Machine chosen = pick();
        switch (random.nextInt(6)) {
            case 0 -> chosen.host().crash();
            case 1 -> revive(chosen);
            case 2, 3 -> stopActive();
            case 4 -> pauseFor(chosen, some(topology.activeDown().multipliedBy(3)));
            default -> unplug(chosen);
        }
    }

    private void fault() {
        Machine chosen = pick();
        switch (random.nextInt(topology.owners() ? 9 : 8)) {
            case 0 -> chosen.host().crash();
            case 1 -> revive(chosen);
            case 2 -> chosen.host().pause();
            case 3 -> chosen.host().resume();
            case 4 -> unplug(chosen);
            case 5 -> network.isolate(chosen.host());
            case 6 -> network.cut(chosen.host(), pick().host());
            case 7 -> network.heal();
            default -> deafen();
        }
    }

    /** One of the two owners does not hear the other. */
    private void deafen() {
        network.heal();
        List<Machine> owners = topology.twoOwners();
        owners.forEach(owner -> {
            owner.host().resume();
            revive(owner);
        });
        network.cut(owners.getLast().host(), owners.getFirst().host());
        network.run(topology.activeDown().plus(invariants.ownersBound()));
        network.heal();
    }

    private void revive(Machine machine) {
        if (!machine.host().isAlive()) {
            machine.host().restart();
        }
    }

    private void pauseFor(Machine machine, Duration time) {
        machine.host().pause();
        network.run(time);
        machine.host().resume();
        network.run(topology.activeDown().multipliedBy(2)); // before anything else is judged
    }

    private void unplug(Machine machine) {
        machine.host().plug("eth0", false);
        network.run(some(topology.activeDown()));
        check(!machine.host().isRunning() || !machine.isActive(), machine.host() + " is active without a link");
        machine.host().plug("eth0", true);
        network.run(topology.activeDown().multipliedBy(2));
    }

    /** A clean stop hands over within the skew of the best backup, not after its patience. */
    private void stopActive() {
        network.run(topology.activeDown().multipliedBy(3)); // whoever was started has settled
        Optional<Machine> active = active();
        List<Machine> others = topology.hosts().stream().filter(it -> it.host().isRunning() && !active.equals(Optional.of(it)))
                .toList();
        if (active.isEmpty() || others.isEmpty()) {
            return;
        }
        active.get().host().stop();
        Duration skewAndDelay = Duration.ofSeconds(1).compareTo(topology.interval()) > 0 ? topology.interval()
                : Duration.ofSeconds(1);
        check(network.runUntil(() -> active().isPresent(), skewAndDelay.plus(topology.maxDelay().multipliedBy(2))),
                "nobody took over from the stopped " + active.get().host());
        active.get().host().restart();
    }

    private void heal() {
        network.heal();
        for (String segment : List.of("lan", "other")) {
            network.segment(segment).loss(0).duplication(0);
        }
        for (Machine machine : topology.hosts()) {
            machine.host().resume();
            machine.host().plug("eth0", true);
            revive(machine);
        }
        network.run(Duration.ZERO); // who has stalled yields
        Set<Machine> incumbents = activeUntil(network.clock().nanoTime() + invariants.hearingTime().toNanos());
        network.run(topology.activeDown().multipliedBy(3));

        List<Machine> active = topology.hosts().stream().filter(Machine::isActive).toList();
        check(active.size() == 1, "three patiences after healing these are active: " + names(active));
        Machine winner = active.getFirst();
        Comparator<Machine> byRank = Comparator.comparingInt(Machine::priority).thenComparingInt(Machine::number);
        int highest = topology.hosts().stream().mapToInt(Machine::priority).max().orElseThrow();
        if (topology.preempt()) {
            check(winner.priority() == highest, winner.host() + " is active, with less than the highest priority");
        }
        if (topology.owners()) { // whichever of the two: one that stands in for the other goes by 254
            return;
        }
        if (topology.grouped() && topology.crossed() && topology.equal() && !topology.calm()) {
            return; // whom an equal does not hear gives way after a while: then, or just as the network heals, another one may be active
        }
        boolean incumbentStays = !topology.preempt()
                || incumbents.stream().anyMatch(incumbent -> incumbent.priority() == highest);
        if (incumbentStays && !incumbents.isEmpty()) { // of several the best, by priority, then by address
            Machine best = incumbents.stream().max(byRank).orElseThrow();
            check(winner.equals(best), winner.host() + " is active, and not the incumbent " + best.host());
        }
    }

    /**
     * Who is active, from now on until then: a backup that was cut off for all of its patience but a little may take over before it
     * hears the first advertisement through the healed network, and is an incumbent like any other.
     */
    private Set<Machine> activeUntil(long end) {
        Set<Machine> seen = new LinkedHashSet<>();
        network.always(() -> {
            if (network.clock().nanoTime() - end <= 0) {
                topology.hosts().stream().filter(Machine::isActive).forEach(seen::add);
            }
        });
        topology.hosts().stream().filter(Machine::isActive).forEach(seen::add);
        return seen;
    }

    private Optional<Machine> active() {
        return topology.hosts().stream().filter(it -> it.host().isRunning() && it.isActive()).findFirst();
    }

    private static List<String> names(List<Machine> machines) {
        return machines.stream().map(it -> it.host().name()).toList();
    }

    private Machine pick() {
        return topology.hosts().get(random.nextInt(topology.hosts().size()));
    }

    private Duration some(Duration most) {
        return Duration.ofNanos(random.nextLong(most.toNanos()));
    }

    private void check(boolean ok, String text) {
        if (!ok) {
            throw new AssertionError(text + "\n" + network.timeline());
        }
    }
}
