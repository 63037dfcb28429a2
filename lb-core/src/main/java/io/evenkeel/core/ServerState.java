package io.evenkeel.core;

/**
 * All that decides whether and how much traffic the scheduler may send to a server.
 *
 * @param health what the checks say
 * @param wish what the operator says
 * @param weight the configured or changed weight, 0..256
 */
public record ServerState(Health health, AdministrativeState wish, int weight) {
    /** The weight that schedulers see: 0 unless the server is wanted, not down, and has a weight. */
    public int effectiveWeight() {
        return wish == AdministrativeState.READY && health != Health.DOWN ? weight : 0;
    }

    /** Whether the scheduler may choose the server. */
    public boolean usable() {
        return effectiveWeight() > 0;
    }

    ServerState with(Health newHealth) {
        return new ServerState(newHealth, wish, weight);
    }

    ServerState with(AdministrativeState newWish) {
        return new ServerState(health, newWish, weight);
    }

    ServerState withWeight(int newWeight) {
        return new ServerState(health, wish, newWeight);
    }
}
