package io.evenkeel.core.schedule.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.Pool;
import io.evenkeel.core.Server;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.ExamplePools;
import io.evenkeel.core.schedule.ExampleRequest;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LoadBoundTest {
    /** Few keys, so that without the bound a server would get nearly all. */
    @Property(tries = 60)
    void noServerGetsMoreThanTheBound(@ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 9) Integer> weights,
            @ForAll @IntRange(min = 101, max = 300) int percent, @ForAll int seed) {
        var pool = new Pool(
                ExamplePools.config(HaproxySchedulers.hash(HashKeys.application()).onRing().boundedLoad(percent), weights).build());
        double total = pool.snapshot().totalWeight();
        var random = new Random(seed);
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            if (leases.isEmpty() || random.nextInt(5) < 3) {
                var lease = (Lease) pool.acquire(new ExampleRequest(random.nextInt(3)));
                leases.add(lease);
                Server server = lease.server();
                double share = Math.ceil(leases.size() * percent / 100.0) * server.config().weight() / total;
                assertThat(server.inFlight()).isLessThanOrEqualTo((int) Math.max(1, Math.ceil(share)));
            } else {
                leases.remove(/* index */ random.nextInt(leases.size())).close(Outcome.COMPLETED);
            }
        }
    }
}
