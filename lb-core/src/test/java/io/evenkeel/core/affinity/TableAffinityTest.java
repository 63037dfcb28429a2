package io.evenkeel.core.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.Affinity;
import io.evenkeel.core.AffinityTable;
import io.evenkeel.core.Health;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.Rejection;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.lvs.LvsSchedulers;
import io.evenkeel.core.time.VirtualClock;
import org.junit.jupiter.api.Test;

class TableAffinityTest {
    private static final TableAffinity FIVE_MINUTES = TableAffinity.byClient().timeout(Duration.ofMinutes(5));

    private final VirtualClock clock = new VirtualClock();

    private record From(InetSocketAddress client, Set<Server> without) implements PickContext {
        From(String address) {
            this(new InetSocketAddress(address, 40_000), Set.of());
        }

        @Override
        public boolean tried(Server server) {
            return without.contains(server);
        }
    }

    private static PoolConfig.Builder servers(Affinity affinity) {
        return Pool.builder("web").scheduler(LvsSchedulers.roundRobin()).affinity(affinity).server("a", "127.0.0.1:8001")
                .server("b", "127.0.0.1:8002").server("c", "127.0.0.1:8003");
    }

    private Pool pool(Affinity affinity) {
        return new Pool(servers(affinity).build(), clock);
    }

    private static Lease lease(Pool pool, PickContext context) {
        return (Lease) pool.acquire(context);
    }

    /** Where a short connection goes. */
    private static String visit(Pool pool, String client) {
        Lease lease = lease(pool, new From(client));
        lease.close(Outcome.COMPLETED);
        return lease.server().name();
    }

    private static AffinityTable table(Pool pool) {
        return Objects.requireNonNull(pool.affinity());
    }

    @Test
    void aClientComesBackToItsServerAndOthersAreScheduled() {
        Pool pool = pool(FIVE_MINUTES);
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
        assertThat(visit(pool, "10.0.0.2")).isEqualTo("b");
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
        assertThat(visit(pool, "10.0.0.2")).isEqualTo("b");
        assertThat(visit(pool, "2001:db8::1")).isEqualTo("c");
        assertThat(visit(pool, "2001:db8::1")).isEqualTo("c");
        assertThat(table(pool).size()).isEqualTo(3);
    }

    @Test
    void withoutAKeyTheSchedulerDecides() {
        Pool pool = pool(FIVE_MINUTES);
        for (String name : List.of("a", "b", "c", "a")) {
            assertThat(lease(pool, PickContext.UNKNOWN).server().name()).isEqualTo(name);
        }
        assertThat(table(pool).size()).isZero();
    }

    @Test
    void clientsOfANetworkStayTogether() {
        Pool pool = pool(TableAffinity.byClientNetwork(24, 64));
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
        assertThat(visit(pool, "10.0.0.250")).isEqualTo("a");
        assertThat(visit(pool, "10.0.1.1")).isEqualTo("b");
        assertThat(visit(pool, "2001:db8:0:1::1")).isEqualTo("c");
        assertThat(visit(pool, "2001:db8:0:1:ffff::1")).isEqualTo("c");
        assertThat(visit(pool, "2001:db8:0:2::1")).isEqualTo("a");
        Pool everybody = pool(TableAffinity.byClientNetwork(0, 0));
        assertThat(visit(everybody, "10.0.0.1")).isEqualTo("a");
        assertThat(visit(everybody, "192.0.2.1")).isEqualTo("a");
    }

    @Test
    void theTimeoutBeginsAnewWithEachConnection() {
        Pool pool = pool(FIVE_MINUTES);
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(299));
            assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
        }
        clock.advance(Duration.ofMinutes(5));
        assertThat(table(pool).size()).isZero();
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("b");
    }

    @Test
    void anEntryOutlivesItsTimeoutInMinutesWhileConnectionsAreOpen() {
        Pool pool = pool(FIVE_MINUTES);
        Lease open = lease(pool, new From("10.0.0.1"));
        clock.advance(Duration.ofMinutes(7).plusSeconds(10));
        assertThat(table(pool).size()).isEqualTo(1);
        open.close(Outcome.COMPLETED);
        // Looked at every minute after the timeout: next at 8 minutes.
        clock.advance(Duration.ofSeconds(49));
        assertThat(table(pool).size()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(table(pool).size()).isZero();
    }

    @Test
    void aConnectionThatEndsBeforeTheTimeoutProlongsNothing() {
        Pool pool = pool(FIVE_MINUTES);
        Lease open = lease(pool, new From("10.0.0.1"));
        clock.advance(Duration.ofMinutes(3));
        open.close(Outcome.COMPLETED);
        clock.advance(Duration.ofSeconds(119));
        assertThat(table(pool).size()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(table(pool).size()).isZero();
    }

    @Test
    void aQuiescedServerKeepsItsClientsUnlessToldOtherwise() {
        for (boolean expiring : new boolean[] {false, true}) {
            Pool pool = pool(expiring ? FIVE_MINUTES.expiringQuiesced() : FIVE_MINUTES);
            assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
            pool.weight("a", 0);
            assertThat(visit(pool, "10.0.0.1")).isEqualTo(expiring ? "b" : "a");
            pool.weight("a", 1);
            pool.administrativeState("a", AdministrativeState.DRAIN);
            assertThat(visit(pool, "10.0.0.1")).isEqualTo(expiring ? "b" : "a");
        }
    }

    @Test
    void aServerThatIsDownOutOfServiceOrGoneLosesItsClientsForGood() {
        Pool pool = pool(FIVE_MINUTES);
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
        pool.healthChanged(pool.servers().get(0), Health.DOWN, "refused");
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("b");
        pool.healthChanged(pool.servers().get(0), Health.UP, "connected");
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("b");
        pool.administrativeState("b", AdministrativeState.MAINTENANCE);
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("c");
        pool.apply(Pool.builder("web").scheduler(LvsSchedulers.roundRobin()).affinity(FIVE_MINUTES).server("a", "127.0.0.1:8001").build());
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
        assertThat(table(pool).size()).isEqualTo(1);
    }

    @Test
    void aServerThatWasTriedIsNotInsistedOn() {
        Pool pool = pool(FIVE_MINUTES);
        Lease first = lease(pool, new From("10.0.0.1"));
        var again = new From(new InetSocketAddress("10.0.0.1", 1), Set.of(first.server()));
        assertThat(lease(pool, again).server().name()).isEqualTo("b");
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("b");
    }

    @Test
    void aFullServerKeepsItsClientsButNotThisRequest() {
        Pool pool = pool(FIVE_MINUTES);
        pool.maxConnections("a", 1);
        Lease onA = lease(pool, new From("10.0.0.1"));
        assertThat(onA.server().name()).isEqualTo("a");
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("b");
        onA.close(Outcome.COMPLETED);
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
        clock.advance(Duration.ofMinutes(5));
        assertThat(table(pool).size()).isZero();
    }

    @Test
    void aBackupServerLosesItsClientsWhenTheOthersAreBack() {
        var pool = new Pool(Pool.builder("web").scheduler(LvsSchedulers.roundRobin()).affinity(FIVE_MINUTES)
                .server("a", "127.0.0.1:8001").server("spare", "127.0.0.1:8002", server -> server.backup()).build(), clock);
        pool.healthChanged(pool.servers().get(0), Health.DOWN, "refused");
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("spare");
        pool.healthChanged(pool.servers().get(0), Health.UP, "connected");
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
    }

    @Test
    void anEntryThatLeadsNowhereStillExpires() {
        Pool pool = pool(FIVE_MINUTES);
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
        pool.servers().forEach(server -> pool.healthChanged(server, Health.DOWN, "refused"));
        assertThat(pool.acquire(new From("10.0.0.1"))).isEqualTo(Rejection.NO_USABLE_SERVER);
        clock.advance(Duration.ofMinutes(5));
        assertThat(table(pool).size()).isZero();
    }

    @Test
    void theTableIsBounded() {
        Pool pool = pool(FIVE_MINUTES.maxEntries(100));
        List<Lease> open = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            open.add(lease(pool, new From("10.0." + i / 256 + "." + i % 256)));
        }
        assertThat(table(pool).size()).isLessThanOrEqualTo(100);
        open.forEach(lease -> lease.close(Outcome.COMPLETED));
        assertThat(pool.servers()).allSatisfy(server -> assertThat(server.inFlight()).isZero());
    }

    @Test
    void anEqualAffinityKeepsItsTableWhenTheConfigurationIsReplaced() {
        Pool pool = pool(FIVE_MINUTES);
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
        pool.apply(servers(TableAffinity.byClient().timeout(Duration.ofMinutes(5))).server("d", "127.0.0.1:8004").build());
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
        AffinityTable before = table(pool);
        pool.apply(servers(TableAffinity.byClient()).build());
        assertThat(table(pool)).isNotSameAs(before);
        assertThat(table(pool).size()).isZero();
    }

    @Test
    void anyKeyWillDo() {
        AffinityKey byPort = context -> {
            InetSocketAddress client = context.client();
            return client == null ? null : client.getPort() % 2;
        };
        Pool pool = pool(TableAffinity.by(byPort));
        assertThat(visit(pool, "10.0.0.1")).isEqualTo("a");
        assertThat(visit(pool, "10.9.9.9")).isEqualTo("a");
    }

    @Test
    void badValuesNameThemselves() {
        assertThatThrownBy(() -> TableAffinity.byClient().timeout(Duration.ZERO))
                .hasMessage("affinity timeout: PT0S (expected: longer than zero)");
        assertThatThrownBy(() -> TableAffinity.byClient().maxEntries(0))
                .hasMessage("affinity maxEntries: 0 (expected: 1..2147483647)");
        assertThatThrownBy(() -> TableAffinity.byClientNetwork(33, 0)).hasMessage("IPv4 prefix length: 33 (expected: 0..32)");
    }
}
