package io.evenkeel.core.schedule.lvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.Health;
import io.evenkeel.core.Lease;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.Pool;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.ExamplePools;
import io.evenkeel.core.schedule.ExampleRequest;
import io.evenkeel.core.time.VirtualClock;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LvsSchedulersTest {
    private static Pool pool(Scheduler scheduler, Integer... weights) {
        return new Pool(ExamplePools.config(scheduler, List.of(weights)).build());
    }

    private static Picker picker(Pool pool) {
        return pool.config().scheduler().picker(pool.snapshot(), null);
    }

    private static String order(Picker picker, int picks) {
        var names = new StringBuilder();
        for (int i = 0; i < picks; i++) {
            Server server = picker.pick(PickContext.UNKNOWN);
            names.append(server == null ? "-" : server.name().substring(1));
        }
        return names.toString();
    }

    @Test
    void weightedRoundRobinGoesDownFromTheGreatestWeight() {
        assertThat(order(picker(pool(LvsSchedulers.weightedRoundRobin(), 4, 3, 2)), 18)).isEqualTo("001012012001012012");
    }

    @Test
    void aChangeThatChangesNothingKeepsThePlace() {
        var pool = pool(LvsSchedulers.weightedRoundRobin(), 2, 2, 2);
        Picker before = picker(pool);
        assertThat(order(before, 2)).isEqualTo("01");
        pool.healthChanged(Objects.requireNonNull(pool.server("s0")), Health.UP, "connected");
        assertThat(order(pool.config().scheduler().picker(pool.snapshot(), before), 3)).isEqualTo("201");
    }

    @Test
    void quiescedServersKeepTheirPlacesAndThoseThatAreDownDoNot() {
        var pool = pool(LvsSchedulers.sourceHashing(), 1, 1);
        Picker before = picker(pool);
        var onSecond = IntStream.range(0, 100).mapToObj(ExampleRequest::new)
                .filter(request -> Objects.requireNonNull(before.pick(request)).name().equals("s1")).toList();
        assertThat(onSecond).hasSizeBetween(20, 80);

        pool.weight("s1", 0);
        assertThat(onSecond).allSatisfy(request -> assertThat(picker(pool).pick(request)).isNull());
        pool.weight("s1", 1);
        pool.administrativeState("s1", AdministrativeState.DRAIN);
        assertThat(onSecond).allSatisfy(request -> assertThat(picker(pool).pick(request)).isNull());

        pool.administrativeState("s1", AdministrativeState.MAINTENANCE);
        assertThat(onSecond).allSatisfy(request -> assertThat(picker(pool).pick(request)).isSameAs(pool.servers().get(0)));
        pool.administrativeState("s1", AdministrativeState.READY);
        pool.healthChanged(pool.servers().get(1), Health.DOWN, "refused");
        assertThat(onSecond).allSatisfy(request -> assertThat(picker(pool).pick(request)).isSameAs(pool.servers().get(0)));
    }

    @Test
    void maglevGivesClientsBackToAServerThatWasQuiesced() {
        var pool = pool(LvsSchedulers.maglev(HashFlag.FALLBACK), 3, 3, 3);
        Picker before = picker(pool);
        pool.weight("s1", 0);
        Picker meanwhile = pool.config().scheduler().picker(pool.snapshot(), before);
        pool.weight("s1", 3);
        Picker after = pool.config().scheduler().picker(pool.snapshot(), meanwhile);
        for (int i = 0; i < 500; i++) {
            Server first = before.pick(new ExampleRequest(i));
            assertThat(after.pick(new ExampleRequest(i))).isSameAs(first);
            Server other = meanwhile.pick(new ExampleRequest(i));
            assertThat(other).isNotNull().isNotSameAs(pool.servers().get(1));
            if (first != pool.servers().get(1)) {
                assertThat(other).isSameAs(first);
            }
        }
    }

    @Test
    void maglevPlacesFollowTheWeights() {
        var pool = pool(LvsSchedulers.maglev(), 1, 2, 4);
        Map<Server, Integer> counts = new HashMap<>();
        Picker picker = picker(pool);
        for (int i = 0; i < 20_000; i++) {
            counts.merge(Objects.requireNonNull(picker.pick(new ExampleRequest(i))), 1, Integer::sum);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(counts.getOrDefault(pool.servers().get(i), 0) / 20_000.0).isBetween((1 << i) / 7.0 - 0.02, (1 << i) / 7.0 + 0.02);
        }
    }

    /** Dice that show what they are told. */
    private static final class LoadedDice implements RandomGenerator {
        final Queue<Integer> next = new ArrayDeque<>();

        @Override
        public int nextInt(int bound) {
            int value = next.remove();
            assertThat(value).isLessThan(bound);
            return value;
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void twoChoicesDrawsFromZeroToTheTotalWeightAndKeepsTheFirstOfEquals() {
        var dice = new LoadedDice();
        var pool = pool(LvsSchedulers.twoChoices(dice), 2, 0, 3);
        Picker picker = picker(pool);
        var drawn = new StringBuilder();
        for (int first = 0; first <= 5; first++) {
            for (int second = 0; second <= 5; second++) {
                dice.next.addAll(List.of(first, second));
                drawn.append(order(picker, 1));
            }
        }
        assertThat(drawn).hasToString("0".repeat(18) + "2".repeat(18));
        dice.next.addAll(List.of(0, 0));
        pool.acquire(PickContext.UNKNOWN);
        dice.next.addAll(List.of(0, 5, 5, 0, 2, 1));
        assertThat(order(picker, 3)).isEqualTo("220");
    }

    @Test
    void twoChoicesSharesAsTheKernelsDiceDo() {
        var pool = pool(LvsSchedulers.twoChoices(new Random(7)), 1, 2);
        int picks = 30_000;
        long first = order(picker(pool), picks).chars().filter(name -> name == '0').count();
        // The first server is drawn by 0 and 1, the second by 2 and 3. Six standard deviations.
        assertThat(first / (double) picks).isBetween(0.5 - 6 * 0.5 / Math.sqrt(picks), 0.5 + 6 * 0.5 / Math.sqrt(picks));
    }

    @Test
    void aDestinationIsForgottenAfterADay() {
        var clock = new VirtualClock();
        var table = new LocalityTable<String>(clock, LvsSchedulers.LOCALITY_EXPIRATION);
        var destination = new InetSocketAddress("192.0.2.80", 80);
        var other = new InetSocketAddress("192.0.2.81", 80);
        table.remember(destination, "a");
        table.remember(null, "b");
        assertThat(table.size()).isEqualTo(1);
        for (int minute = 0; minute < 24 * 60; minute++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(table.use(other)).isNull();
        }
        assertThat(table.size()).isEqualTo(1);
        for (int minute = 0; minute <= 30; minute++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(table.use(other)).isNull();
        }
        assertThat(table.size()).isZero();
    }

    @Test
    void tooManyDestinationsAreThinnedOutButNotThoseInUse() throws UnknownHostException {
        var clock = new VirtualClock();
        var table = new LocalityTable<Integer>(clock, LvsSchedulers.LOCALITY_EXPIRATION);
        List<InetSocketAddress> destinations = new ArrayList<>();
        for (int i = 0; i < 17_000; i++) {
            destinations.add(new InetSocketAddress(InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(0x0A000000 + i).array()), 80));
            table.remember(destinations.get(i), i);
        }
        for (int minute = 0; minute < 8; minute++) {
            destinations.subList(0, 100).forEach(table::use);
            clock.advance(Duration.ofMinutes(1));
        }
        table.use(destinations.get(0));
        assertThat(table.size()).isLessThan(17_000).isGreaterThan(16_000);
        assertThat(destinations.subList(0, 100)).allSatisfy(destination -> assertThat(table.use(destination)).isNotNull());
    }

    @Property(tries = 200)
    void anAddressFoldsToItsWords(@ForAll @Size(4) byte[] ipv4, @ForAll @Size(16) byte[] ipv6) throws UnknownHostException {
        assertThat(KernelHash.fold(new InetSocketAddress(InetAddress.getByAddress(ipv4), 1)))
                .isEqualTo(ByteBuffer.wrap(ipv4).getInt());
        InetAddress six = InetAddress.getByAddress(ipv6);
        int folded = 0;
        for (int word = 0; word < six.getAddress().length / 4; word++) {
            folded ^= ByteBuffer.wrap(six.getAddress()).getInt(4 * word);
        }
        assertThat(KernelHash.fold(new InetSocketAddress(six, 1))).isEqualTo(folded);
        assertThat(KernelHash.fold(null)).isZero();
    }

    @Test
    void overflowCanCountInLargerUnits() {
        var pool = pool(LvsSchedulers.weightedOverflow(100), 2, 1);
        for (int i = 0; i <= 302; i++) {
            String expected = i <= 200 ? "s0" : i <= 301 ? "s1" : "none";
            String chosen = pool.acquire(PickContext.UNKNOWN) instanceof Lease lease ? lease.server().name() : "none";
            assertThat(chosen).as("connection %s", i).isEqualTo(expected);
        }
    }

    @Test
    void aRuleSaysWhatDecides() {
        assertThat(picker(pool(LvsSchedulers.roundRobin(), 1)).rule(PickContext.UNKNOWN))
                .isEqualTo("rr: the next server of the list after its head");
        assertThat(picker(pool(LvsSchedulers.weightedRoundRobin(), 3, 1)).rule(PickContext.UNKNOWN)).isEqualTo(
                "wrr: the next server of the list after its head with a weight of at least 3, then rounds with lower weights");
        assertThat(picker(pool(LvsSchedulers.sourceHashing(HashFlag.PORT), 3, 1)).rule(PickContext.UNKNOWN)).isEqualTo(
                "sh sh-port: the client hashes to place 0 of 256, which are dealt to the servers by weight");
    }

    @Test
    void schedulersThatBehaveAlikeAreEqual() {
        assertThat(LvsSchedulers.maglev(HashFlag.PORT)).isEqualTo(LvsSchedulers.maglev(HashFlag.PORT))
                .isNotEqualTo(LvsSchedulers.maglev());
        assertThat(LvsSchedulers.twoChoices()).isEqualTo(LvsSchedulers.twoChoices());
    }
}
