package io.evenkeel.core.schedule;

import java.util.List;
import java.util.Objects;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.Health;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Pools for properties: servers s0, s1, ... at 192.0.2.1:8000, 192.0.2.2:8001, ... */
public final class ExamplePools {
    private ExamplePools() {}

    /** What a server is like. */
    public enum Condition {
        /** It takes traffic, if its weight is not 0. */
        READY,
        /** Its checks fail. */
        DOWN,
        /** It only finishes what it has. */
        DRAINED,
        /** It is out of service. */
        MAINTENANCE
    }

    /** A server of an example pool. */
    public record Example(int weight, Condition condition) {}

    /** Any pool of up to 9 servers, in any condition. */
    public static Arbitrary<List<Example>> anyPool() {
        Arbitrary<Condition> condition = Arbitraries.frequencyOf(Tuple.of(7, Arbitraries.just(Condition.READY)),
                Tuple.of(1, Arbitraries.of(Condition.class)));
        return Combinators.combine(anyWeight(), condition).as(Example::new).list().ofMinSize(0).ofMaxSize(9);
    }

    /** Any weight, the small ones and the edges more often. */
    public static Arbitrary<Integer> anyWeight() {
        return Arbitraries.oneOf(Arbitraries.integers().between(0, 8), Arbitraries.integers().between(0, 256),
                Arbitraries.of(0, 1, 255, 256));
    }

    /** The configuration of ready servers with these weights. */
    public static PoolConfig.Builder config(Scheduler scheduler, List<Integer> weights) {
        PoolConfig.Builder builder = Pool.builder("examples").scheduler(scheduler);
        for (int i = 0; i < weights.size(); i++) {
            int weight = weights.get(i);
            builder.server("s" + i, endpoint(i), server -> server.weight(weight));
        }
        return builder;
    }

    /** Where the server of this index listens. */
    public static String endpoint(int index) {
        return "192.0.2." + (index + 1) + ":" + (8000 + index);
    }

    /** A pool of these servers in their conditions. */
    public static Pool pool(Scheduler scheduler, List<Example> servers) {
        var pool = new Pool(config(scheduler, servers.stream().map(Example::weight).toList()).build());
        for (int i = 0; i < servers.size(); i++) {
            set(pool, "s" + i, servers.get(i).condition());
        }
        return pool;
    }

    /** Brings a server into a condition. */
    public static void set(Pool pool, String name, Condition condition) {
        Server server = Objects.requireNonNull(pool.server(name));
        pool.healthChanged(server, condition == Condition.DOWN ? Health.DOWN : Health.UP, "example");
        pool.administrativeState(name, switch (condition) {
            case READY, DOWN -> AdministrativeState.READY;
            case DRAINED -> AdministrativeState.DRAIN;
            case MAINTENANCE -> AdministrativeState.MAINTENANCE;
        });
    }
}
