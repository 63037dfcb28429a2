package io.evenkeel.core.schedule.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.Health;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.Pool;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.ExamplePools;
import io.evenkeel.core.schedule.ExamplePools.Condition;
import io.evenkeel.core.schedule.ExamplePools.Example;
import io.evenkeel.core.schedule.ExampleRequest;
import io.evenkeel.core.schedule.Schedulers;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PanicThresholdTest {
    @Provide
    Arbitrary<List<Example>> pools() {
        return ExamplePools.anyPool();
    }

    private static Set<Server> chosen(Pool pool, int picks) {
        Set<Server> chosen = new HashSet<>();
        for (int i = 0; i < picks; i++) {
            if (pool.acquire(new ExampleRequest(i)) instanceof Lease lease) {
                chosen.add(lease.server());
                lease.close(Outcome.COMPLETED);
            }
        }
        return chosen;
    }

    @Property(tries = 100)
    void itChoosesAllWantedServersBelowTheThresholdAndTheHealthyOnesOtherwise(@ForAll("pools") List<Example> examples,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        Pool pool = ExamplePools.pool(SchedulerWrappers.panicThreshold(Schedulers.leastConnections(), percent), examples);
        Set<Server> wanted = new HashSet<>();
        Set<Server> healthy = new HashSet<>();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            if (example.weight() > 0 && (example.condition() == Condition.READY || example.condition() == Condition.DOWN)) {
                wanted.add(pool.servers().get(i));
            }
            if (example.weight() > 0 && example.condition() == Condition.READY) {
                healthy.add(pool.servers().get(i));
            }
        }
        boolean panic = 100 * healthy.size() < percent * wanted.size();
        assertThat(chosen(pool, 30)).isEqualTo(panic ? wanted : healthy);
    }

    @Test
    void backupServersServeBeforeThereIsPanic() {
        var pool = new Pool(Pool.builder("web").scheduler(SchedulerWrappers.panicThreshold(Schedulers.roundRobin(), 50))
                .server("a", "192.0.2.1:1").server("b", "192.0.2.1:2").server("spare", "192.0.2.1:3", server -> server.backup()).build());
        pool.servers().subList(0, 2).forEach(server -> pool.healthChanged(server, Health.DOWN, "example"));
        assertThat(chosen(pool, 10)).containsExactly(pool.servers().get(2));
        pool.administrativeState("spare", AdministrativeState.MAINTENANCE);
        assertThat(chosen(pool, 10)).containsExactlyInAnyOrderElementsOf(pool.servers().subList(0, 2));
    }
}
