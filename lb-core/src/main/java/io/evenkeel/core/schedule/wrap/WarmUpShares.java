package io.evenkeel.core.schedule.wrap;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;

/**
 * What each warming server may get between two steps: its share of the picks by its present weight, and a tenth more so that
 * algorithms that go by weight are left alone. What it did not use, or overdrew, carries over to the next step. Any thread.
 */
final class WarmUpShares {
    /** Nothing warms, or everything does, so that there is nobody to hold it against. */
    static final WarmUpShares NONE = new WarmUpShares(new IdentityHashMap<>());

    private static final double SLACK = 1.1;

    private final IdentityHashMap<Server, Share> warming;
    private final AtomicLong picks = new AtomicLong();

    private WarmUpShares(IdentityHashMap<Server, Share> warming) {
        this.warming = warming;
    }

    private static final class Share {
        final double warm;
        final double rate;
        final double earned;
        final AtomicLong given;

        Share(double warm, double rate, double earned, AtomicLong given) {
            this.warm = warm;
            this.rate = rate;
            this.earned = earned;
            this.given = given;
        }
    }

    /**
     * The shares until the next step.
     *
     * @param view with the weights of this step
     * @param warm how warm each of its servers is, 0..1
     */
    static WarmUpShares of(PoolSnapshot view, double[] warm, WarmUpShares before) {
        IdentityHashMap<Server, Share> warming = new IdentityHashMap<>();
        for (int i = 0; i < view.size(); i++) {
            if (warm[i] < 1) {
                Server server = view.server(i);
                double rate = SLACK * view.weight(i) / view.totalWeight();
                Share earlier = before.warming.get(server);
                warming.put(server, earlier == null ? new Share(warm[i], rate, 0, new AtomicLong())
                        : new Share(warm[i], rate, before.earned(earlier), earlier.given));
            }
        }
        return warming.size() == view.size() ? NONE : new WarmUpShares(warming);
    }

    private double earned(Share share) {
        return share.earned + share.rate * picks.get();
    }

    /** Whether a server has had all that it may have by now. */
    boolean above(Server server) {
        Share share = warming.get(server);
        return share != null && share.given.get() >= earned(share);
    }

    void countPick() {
        picks.incrementAndGet();
    }

    void countGiven(Server server) {
        Share share = warming.get(server);
        if (share != null) {
            share.given.incrementAndGet();
        }
    }

    /** For a rule: who warms. */
    String describe() {
        return warming.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "; %s warms up, at %.0f %%", entry.getKey().name(), 100 * entry.getValue().warm))
                .sorted().collect(Collectors.joining());
    }
}
