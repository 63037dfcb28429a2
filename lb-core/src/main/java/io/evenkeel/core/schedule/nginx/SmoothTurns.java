package io.evenkeel.core.schedule.nginx;

import java.util.Arrays;

import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.schedule.rotation.Turns;

/**
 * Smooth weighted round robin, the rule of nginx: at each turn every server gains its weight, the one that has most is served,
 * the first of equals, and loses the sum of the weights. From a state where all have nothing it repeats itself after the
 * weights' sum by their common divisor; from another one, after some such rounds.
 */
final class SmoothTurns implements Turns<SmoothTurns> {
    private final int[] weights;
    private final long[] current;
    private final long[] aRoundAgo;
    private final int total;
    private final int round;
    private long turn;

    SmoothTurns(PoolSnapshot pool, long[] current) {
        this.weights = new int[pool.size()];
        int divisor = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = pool.weight(i);
            divisor = common(divisor, weights[i]);
        }
        this.current = current;
        this.aRoundAgo = new long[weights.length];
        this.total = pool.totalWeight();
        this.round = total / divisor;
    }

    private SmoothTurns(SmoothTurns other) {
        this.weights = other.weights;
        this.current = other.current.clone();
        this.aRoundAgo = other.aRoundAgo.clone();
        this.total = other.total;
        this.round = other.round;
        this.turn = other.turn;
    }

    private static int common(int a, int b) {
        return b == 0 ? a : common(b, a % b);
    }

    /** What a server has at this moment. */
    long current(int server) {
        return current[server];
    }

    @Override
    public boolean periodBegins() {
        if (turn % round != 0) {
            return false;
        }
        boolean repeats = Arrays.equals(current, aRoundAgo);
        System.arraycopy(current, 0, aRoundAgo, 0, current.length);
        return repeats;
    }

    @Override
    public int[] roles() {
        int[] roles = new int[weights.length];
        Arrays.setAll(roles, i -> i);
        return roles;
    }

    @Override
    public int next() {
        int best = 0;
        for (int i = 0; i < weights.length; i++) {
            current[i] += weights[i];
            if (current[i] > current[best]) {
                best = i;
            }
        }
        current[best] -= total;
        turn++;
        return best;
    }

    @Override
    public SmoothTurns copy() {
        return new SmoothTurns(this);
    }

    /** Servers never exchange their roles here. */
    @Override
    public SmoothTurns renamed(int[] names) {
        return copy();
    }
}
