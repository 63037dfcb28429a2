package io.evenkeel.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.core.time.VirtualClock;
import org.junit.jupiter.api.Test;

class PoolChangesTest {
    private final VirtualClock clock = new VirtualClock();
    private final Pool pool = new Pool(Pool.builder("web").scheduler(Schedulers.roundRobin()).server("a", "127.0.0.1:8001")
            .server("b", "127.0.0.1:8002", server -> server.maxConnections(2)).build(), clock);
    private final Server a = pool.servers().get(0);
    private final Server b = pool.servers().get(1);

    private Lease lease() {
        return (Lease) pool.acquire(PickContext.UNKNOWN);
    }

    private static void assertResult(CompletionStage<DrainResult> drain, DrainResult result) {
        assertThat(drain.toCompletableFuture()).isCompletedWithValue(result);
    }

    @Test
    void anIdleServerIsDrainedAtOnce() {
        assertResult(pool.drain("a", Duration.ofSeconds(10), clock), DrainResult.IDLE);
        assertThat(a.state().wish()).isEqualTo(AdministrativeState.DRAIN);
        assertThat(lease().server()).isSameAs(b);
    }

    @Test
    void aBusyServerIsDrainedWithItsLastLease() {
        List<Lease> leases = new ArrayList<>(List.of(lease(), lease(), lease()));
        CompletionStage<DrainResult> drain = pool.drain("a", Duration.ofSeconds(10), clock);
        leases.get(0).close(Outcome.COMPLETED);
        clock.advance(Duration.ofSeconds(9));
        assertThat(drain.toCompletableFuture()).isNotDone();
        leases.get(2).close(Outcome.COMPLETED);
        assertResult(drain, DrainResult.IDLE);
        assertThat(b.inFlight()).isEqualTo(1);
    }

    @Test
    void theDeadlineEndsTheWaitAndNothingElse() {
        Lease onA = lease();
        CompletionStage<DrainResult> drain = pool.drain("a", Duration.ofSeconds(10), clock);
        clock.advance(Duration.ofSeconds(10));
        assertResult(drain, DrainResult.DEADLINE);
        assertThat(a.inFlight()).isEqualTo(1);
        assertThat(a.state().wish()).isEqualTo(AdministrativeState.DRAIN);
        onA.close(Outcome.COMPLETED);
        assertThat(a.inFlight()).isZero();
    }

    @Test
    void whoeverWishesOtherwiseEndsTheWait() {
        lease();
        CompletionStage<DrainResult> drain = pool.drain("a", Duration.ofSeconds(10), clock);
        pool.administrativeState("a", AdministrativeState.READY);
        assertResult(drain, DrainResult.GIVEN_UP);
        CompletionStage<DrainResult> second = pool.drain("a", Duration.ofSeconds(10), clock);
        CompletionStage<DrainResult> third = pool.drain("a", Duration.ofSeconds(10), clock);
        assertResult(second, DrainResult.GIVEN_UP);
        assertThat(third.toCompletableFuture()).isNotDone();
    }

    @Test
    void aServerThatLeavesWhileItDrainsIsWaitedFor() {
        Lease onA = lease();
        CompletionStage<DrainResult> drain = pool.drain("a", Duration.ofSeconds(10), clock);
        pool.apply(Pool.builder("web").scheduler(Schedulers.roundRobin()).server("b", "127.0.0.1:8002").build());
        assertThat(drain.toCompletableFuture()).isNotDone();
        onA.close(Outcome.COMPLETED);
        assertResult(drain, DrainResult.IDLE);
    }

    @Test
    void theMaximumChangesWhileRunning() {
        pool.administrativeState("a", AdministrativeState.MAINTENANCE);
        Lease first = lease();
        lease();
        assertThat(pool.acquire(PickContext.UNKNOWN)).isEqualTo(Rejection.SATURATED);
        pool.maxConnections("b", 3);
        Lease third = lease();
        assertThat(pool.acquire(PickContext.UNKNOWN)).isEqualTo(Rejection.SATURATED);
        pool.maxConnections("b", 1);
        first.close(Outcome.COMPLETED);
        assertThat(b.inFlight()).isEqualTo(2);
        assertThat(pool.acquire(PickContext.UNKNOWN)).isEqualTo(Rejection.SATURATED);
        pool.maxConnections("b", 0);
        lease();
        third.close(Outcome.COMPLETED);
        assertThat(b.maxConnections()).isZero();
    }

    @Test
    void whatWasChangedWhileRunningStaysUntilItsConfigurationChanges() {
        pool.maxConnections("b", 7);
        pool.weight("b", 9);
        PoolConfig.Builder same = Pool.builder("web").scheduler(Schedulers.roundRobin()).server("a", "127.0.0.1:8001");
        pool.apply(same.server("b", "127.0.0.1:8002", server -> server.maxConnections(2)).build());
        assertThat(b.maxConnections()).isEqualTo(7);
        assertThat(b.state().weight()).isEqualTo(9);
        pool.apply(Pool.builder("web").scheduler(Schedulers.roundRobin())
                .server("b", "127.0.0.1:8002", server -> server.maxConnections(3).weight(4)).build());
        assertThat(b.maxConnections()).isEqualTo(3);
        assertThat(b.state().weight()).isEqualTo(4);
    }

    @Test
    void newThresholdsCountFromTheMomentTheyAreSet() {
        lease();
        lease();
        lease();
        assertThat(a.inFlight()).isEqualTo(2);
        assertThat(a.overloaded()).isFalse();
        pool.apply(thresholds(2));
        assertThat(a.overloaded()).isTrue();
        pool.apply(thresholds(0));
        assertThat(a.overloaded()).isFalse();
    }

    private static PoolConfig thresholds(int upper) {
        return Pool.builder("web").scheduler(Schedulers.roundRobin())
                .server("a", "127.0.0.1:8001", server -> server.thresholds(new ConnectionThresholds(upper, 0))).build();
    }

    @Test
    void badValuesNameThemselves() {
        assertThatThrownBy(() -> pool.maxConnections("a", -1))
                .hasMessage("maxConnections of server a: -1 (expected: 0..2147483647)");
        assertThatThrownBy(() -> pool.drain("x", Duration.ofSeconds(1), clock))
                .hasMessage("server of pool web: x (expected: one of [a, b])");
        assertThat(pool.servers()).containsExactly(a, b);
    }
}
