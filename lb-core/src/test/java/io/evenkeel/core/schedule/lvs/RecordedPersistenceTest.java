package io.evenkeel.core.schedule.lvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.stream.Stream;

import io.evenkeel.core.Affinity;
import io.evenkeel.core.AffinityEntry;
import io.evenkeel.core.AffinityTable;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Server;
import io.evenkeel.core.affinity.TableAffinity;
import io.evenkeel.core.time.Clock;
import io.evenkeel.core.time.VirtualClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A persistent client of ours goes where the kernel's goes. */
class RecordedPersistenceTest {
    static Stream<Recording> recordings() {
        return Recording.of("persistent").stream();
    }

    private record Request(InetSocketAddress client) implements PickContext {}

    /** Like the kernel's templates, whose sysctl changes while they stay. */
    private static final class Switched implements Affinity, AffinityTable {
        private final AffinityTable table;
        private boolean expireQuiescent;

        Switched(Clock clock) {
            table = TableAffinity.byClientNetwork(24, 128).timeout(Duration.ofMinutes(5)).table(clock);
        }

        @Override
        public AffinityTable table(Clock clock) {
            return this;
        }

        @Override
        public @Nullable AffinityEntry find(PickContext context) {
            return table.find(context);
        }

        @Override
        public @Nullable AffinityEntry remember(PickContext context, Server server, @Nullable AffinityEntry stale) {
            return table.remember(context, server, stale);
        }

        @Override
        public boolean holdsWhenQuiesced() {
            return !expireQuiescent;
        }

        @Override
        public long size() {
            return table.size();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void theChoiceIsTheKernels(Recording recording) {
        var clock = new VirtualClock();
        var pool = new ReplayedPool(LvsSchedulers.roundRobin(), clock);
        var affinity = new Switched(clock);
        pool.affinity(affinity);
        for (Recording.Step step : recording.steps()) {
            switch (step.verb()) {
                case "add" -> pool.add(step.word(1), step.word(2), step.number(3), step.number(4), step.number(5));
                case "remove" -> pool.remove(step.word(1));
                case "weight" -> pool.weight(step.word(1), step.number(2));
                case "pause" -> clock.advance(Duration.ofSeconds(step.number(1)));
                case "expire-quiescent" -> affinity.expireQuiescent = Boolean.parseBoolean(step.word(1));
                case "pick" -> {
                    pool.counts(step.counts(3));
                    assertThat(pool.pick(new Request(step.address(1)))).as("choice of line %s", step.line()).isEqualTo(step.word(4));
                }
                default -> throw new IllegalArgumentException(step.verb());
            }
        }
    }
}
