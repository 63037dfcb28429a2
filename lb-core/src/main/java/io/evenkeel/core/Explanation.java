package io.evenkeel.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Why a pool would choose as it would at one moment: {@link Pool#explain}. For people; immutable.
 *
 * @param version of the snapshot that was looked at
 * @param candidates among which the scheduler chooses
 * @param exclusions the other servers of the pool
 * @param rule what decides, in a sentence
 * @param choice the server that would be chosen; null when chance decides or there is none
 */
public record Explanation(String pool, long version, List<Candidate> candidates, List<Exclusion> exclusions, String rule,
        @Nullable Server choice) {
    /** Why a server is not a candidate. */
    public enum Reason {
        /** The checks fail. */
        DOWN,
        /** The operator drains it. */
        DRAINED,
        /** The operator took it out. */
        MAINTENANCE,
        /** Its weight is 0. */
        NO_WEIGHT,
        /** It is a backup, and others are usable. */
        BACKUP,
        /** The request was there already. */
        TRIED,
        /** It has as many connections as it may. */
        FULL,
        /** It is past its {@link ConnectionThresholds}, and the scheduler heeds them. */
        OVERLOADED,
        /** The scheduler leaves it out: not in the subset, the zone, ejected. */
        PASSED_OVER
    }

    /**
     * A server that may be chosen.
     *
     * @param weight as the scheduler sees it
     * @param inFlight requests or connections under way
     */
    public record Candidate(Server server, int weight, int inFlight) {}

    /**
     * A server that may not.
     *
     * @param detail the reason in a sentence
     */
    public record Exclusion(Server server, Reason reason, String detail) {}

    /** Copies the lists. */
    public Explanation {
        candidates = List.copyOf(candidates);
        exclusions = List.copyOf(exclusions);
    }

    static Explanation of(String pool, PoolSnapshot snapshot, Picker picker, PickContext context) {
        List<Candidate> candidates = new ArrayList<>();
        List<Exclusion> exclusions = new ArrayList<>();
        List<Server> full = new ArrayList<>();
        Set<Server> considered = new HashSet<>();
        PoolSnapshot among = picker.candidates(snapshot, context);
        for (int i = 0; i < among.size(); i++) {
            Server server = among.server(i);
            considered.add(server);
            Exclusion exclusion = atTheDoor(server, picker, context);
            if (exclusion == null) {
                candidates.add(new Candidate(server, among.weight(i), server.inFlight()));
            } else {
                exclusions.add(exclusion);
                if (exclusion.reason == Reason.FULL) {
                    full.add(server);
                }
            }
        }
        for (Server server : snapshot.members()) {
            if (!considered.contains(server)) {
                exclusions.add(outside(server, snapshot, picker, context));
            }
        }
        PickContext asPicked = full.isEmpty() ? context : new PickContextBesides(context, full);
        return new Explanation(pool, snapshot.version(), candidates, exclusions, picker.rule(asPicked), picker.peek(asPicked));
    }

    static boolean full(Server server) {
        int most = server.config().maxConnections();
        return most > 0 && server.inFlight() >= most;
    }

    /** The same, when the scheduler is not asked because the request belongs to {@code server}. */
    Explanation byAffinity(Server server) {
        return new Explanation(pool, version, candidates, exclusions,
                "the client was sent to " + server.name() + " before; otherwise " + rule, server);
    }

    /** Why a server that the scheduler looks at cannot be chosen now. */
    private static @Nullable Exclusion atTheDoor(Server server, Picker picker, PickContext context) {
        if (context.tried(server)) {
            return new Exclusion(server, Reason.TRIED, "the request was there already");
        }
        if (full(server)) {
            return new Exclusion(server, Reason.FULL,
                    server.inFlight() + " of at most " + server.config().maxConnections() + " connections");
        }
        String passedOver = picker.passesOver(server, context);
        return passedOver == null ? null
                : new Exclusion(server, server.overloaded() ? Reason.OVERLOADED : Reason.PASSED_OVER, passedOver);
    }

    private static Exclusion outside(Server server, PoolSnapshot snapshot, Picker picker, PickContext context) {
        ServerState state = server.state();
        if (state.wish() == AdministrativeState.MAINTENANCE) {
            return new Exclusion(server, Reason.MAINTENANCE, "the operator took it out");
        }
        if (state.wish() == AdministrativeState.DRAIN) {
            return new Exclusion(server, Reason.DRAINED, "the operator drains it");
        }
        if (state.health() == Health.DOWN) {
            return new Exclusion(server, Reason.DOWN, "the checks fail");
        }
        if (state.weight() == 0) {
            return new Exclusion(server, Reason.NO_WEIGHT, "its weight is 0");
        }
        boolean chosen = false;
        for (int i = 0; i < snapshot.size(); i++) {
            chosen |= snapshot.server(i) == server;
        }
        if (!chosen && server.config().backup()) {
            return new Exclusion(server, Reason.BACKUP, "a backup, and others are usable");
        }
        String passedOver = picker.passesOver(server, context);
        return new Exclusion(server, server.overloaded() ? Reason.OVERLOADED : Reason.PASSED_OVER,
                passedOver == null ? "the scheduler leaves it out" : passedOver);
    }
}
