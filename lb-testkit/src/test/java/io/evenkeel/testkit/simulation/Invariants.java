package io.evenkeel.testkit.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.evenkeel.testkit.VirtualNetwork;
import io.evenkeel.testkit.simulation.Topology.Machine;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.spi.VirtualAddress;

/** What has to hold after every event of a run. A violation is an {@link AssertionError} with the run's timeline. */
final class Invariants {
    private final Topology topology;
    private final VirtualNetwork network;
    private final Map<Pair, Long> bothActiveSince = new HashMap<>();
    private final Map<Pair, Long> heardAsActiveSince = new HashMap<>();
    private final Map<Machine, Long> silentSince = new HashMap<>();
    private final Map<Machine, Integer> sentUntilNow = new HashMap<>();
    private final Map<Machine, RouterState> before = new HashMap<>();
    private final Map<Machine, Long> listensSince = new HashMap<>();
    private final Map<Machine, Integer> seenTransitions = new HashMap<>();

    private record Pair(Machine one, Machine other) {}

    Invariants(Topology topology) {
        this.topology = topology;
        this.network = topology.network();
        network.always(this::check);
    }

    private void check() {
        long now = network.clock().nanoTime();
        for (Machine machine : topology.hosts()) {
            if (machine.host().isRunning()) {
                addressesAreHeldWhileActiveOnly(machine);
                membersStandAlike(machine);
                nothingStaleIsSent(machine, now);
                onlyTheBestTakesOver(machine, now);
            } else {
                if (!machine.host().isAlive()) {
                    silentSince.remove(machine);
                }
                listensSince.remove(machine);
                before.remove(machine);
            }
        }
        twoAreNeverActiveForLong(now);
        ownersAreNeverActiveForLong(now);
    }

    private void addressesAreHeldWhileActiveOnly(Machine machine) {
        for (RouterStatus status : machine.host().status()) {
            for (VirtualAddress address : status.addresses()) {
                boolean holds = machine.host().holds(address.address().getHostAddress());
                boolean isActive = status.state() == RouterState.ACTIVE;
                require(holds == isActive, () -> "%s is %s and %s %s".formatted(machine.host(), status.state(),
                        holds ? "holds" : "does not hold", address));
            }
        }
    }

    private void membersStandAlike(Machine machine) {
        List<RouterState> states = machine.host().status().stream().map(RouterStatus::state).distinct().toList();
        require(states.size() <= 1, () -> "the members on %s stand apart: %s".formatted(machine.host(), states));
    }

    /** Between two advertisements of one turn as the active router there is never as much time as a takeover takes. */
    private void nothingStaleIsSent(Machine machine, long now) {
        List<String> effects = machine.host().effects();
        int from = sentUntilNow.getOrDefault(machine, 0);
        boolean sent = effects.subList(from, effects.size()).stream()
                .anyMatch(effect -> effect.startsWith("send ") && !effect.equals("send 0"));
        sentUntilNow.put(machine, effects.size());
        Long last = silentSince.get(machine);
        boolean isNewTurn = changedNow(machine);
        if (!machine.isActive()) {
            silentSince.remove(machine);
        } else if (sent) {
            silentSince.put(machine, now);
        }
        if (sent && last != null && machine.isActive() && !isNewTurn) {
            require(now - last < topology.activeDown().toNanos(),
                    () -> machine.host() + " advertised after a silence of " + Duration.ofNanos(now - last));
        }
    }

    /** Whether the host has gone through a transition since the last look: its turn is a new one. */
    private boolean changedNow(Machine machine) {
        int count = machine.host().transitions().size();
        Integer seen = seenTransitions.put(machine, count);
        return seen == null || seen != count;
    }

    /** In a calm network a backup does not take over while a better one, that has listened long enough, lives. */
    private void onlyTheBestTakesOver(Machine machine, long now) {
        RouterState state = machine.status();
        RouterState was = before.put(machine, state);
        if (state == RouterState.BACKUP || state == RouterState.ACTIVE) {
            listensSince.putIfAbsent(machine, now);
        } else {
            listensSince.remove(machine);
        }
        boolean tookOver = state == RouterState.ACTIVE && was == RouterState.BACKUP;
        if (!tookOver || !topology.calm()) {
            return;
        }
        for (Machine other : topology.hosts()) {
            Long since = listensSince.get(other);
            boolean isBetter = other.priority() > machine.priority() && since != null
                    && now - since > topology.activeDown().multipliedBy(2).toNanos();
            require(!isBetter, () -> machine.host() + " took over although " + other.host() + " is better");
        }
    }

    private void twoAreNeverActiveForLong(long now) {
        List<Machine> active = topology.hosts().stream().filter(it -> it.host().isRunning() && it.isActive()).toList();
        Map<Pair, Long> since = new HashMap<>();
        for (Machine one : active) {
            for (Machine other : active) {
                boolean hear = one.number() < other.number() && network.reaches(one.host(), other.host())
                        && network.reaches(other.host(), one.host());
                if (hear) {
                    var pair = new Pair(one, other);
                    since.put(pair, bothActiveSince.getOrDefault(pair, now));
                }
            }
        }
        bothActiveSince.clear();
        bothActiveSince.putAll(since);
        long bound = overlapBound();
        since.forEach((pair, begin) -> require(now - begin <= bound, () -> pair.one().host() + " and " + pair.other().host()
                + " are both active for " + Duration.ofNanos(now - begin)));
    }

    /** An owner gives way to another one even if only it hears the other: neither could be reached. */
    private void ownersAreNeverActiveForLong(long now) {
        if (!topology.owners()) {
            return;
        }
        Machine lower = topology.twoOwners().getFirst();
        Machine higher = topology.twoOwners().getLast();
        var pair = new Pair(lower, higher);
        boolean hears = network.reaches(lower.host(), higher.host()) && lower.host().isRunning() && lower.isActive()
                && higher.host().isRunning() && higher.isActive();
        if (!hears) {
            heardAsActiveSince.remove(pair);
            return;
        }
        long begin = heardAsActiveSince.computeIfAbsent(pair, any -> now);
        require(now - begin <= ownersBound().toNanos(), () -> lower.host() + " and " + higher.host()
                + " own the addresses and are both active for " + Duration.ofNanos(now - begin));
    }

    /** Two advertisements and 1.2 intervals, then the next advertisement; where some are lost, it may begin anew. */
    Duration ownersBound() {
        return Duration.ofNanos((long) (topology.interval().toNanos() * 1.01 * (3.2 + 2 * intervalsOfOverlap())))
                .plus(topology.maxDelay());
    }

    /**
     * One advertisement interval and the largest delay. With loss p each interval ends the overlap with a probability of at
     * least 1-p, so that it lasts longer than k intervals with at most p^k; k is chosen for one in 10^9. Clocks may be 1 %
     * slow.
     */
    private long overlapBound() {
        return (long) (intervalsOfOverlap() * topology.interval().toNanos() * 1.01) + topology.maxDelay().toNanos();
    }

    /** How long it takes at most until everybody has heard an active router, when no packet is lost. Clocks may be 1 % slow. */
    Duration hearingTime() {
        return Duration.ofNanos((long) (topology.interval().toNanos() * 1.01)).plus(topology.maxDelay());
    }

    private double intervalsOfOverlap() {
        return topology.loss() == 0 ? 1 : Math.max(1, Math.ceil(Math.log(1e-9) / Math.log(topology.loss())));
    }

    private void require(boolean ok, Supplier<String> text) {
        if (!ok) {
            throw new AssertionError(text.get() + "\n" + hosts() + "\n" + network.timeline());
        }
    }

    private String hosts() {
        return topology.hosts().stream().map(it -> it.host() + " priority " + it.priority() + " " + it.status())
                .collect(Collectors.joining(", ", "at " + network.clock().nanoTime() / 1e9 + " s, interval "
                        + topology.interval().toMillis() + " ms: ", ""));
    }
}
