package io.evenkeel.core.schedule.lvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.stream.Stream;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.time.VirtualClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every state that was recorded, our choice is the kernel's. */
class RecordedChoicesTest {
    private static final Duration LBLCR_EXPIRATION = Duration.ofSeconds(3);

    static Stream<Recording> recordings() {
        return Stream.of("rr", "wrr", "lc", "wlc", "sed", "nq", "lblc", "lblcr", "dh", "sh", "fo", "ovf", "mh")
                .flatMap(name -> Recording.of(name).stream());
    }

    private static Scheduler scheduler(Recording recording, VirtualClock clock) {
        HashFlag[] flags = Stream.of(HashFlag.values())
                .filter(flag -> recording.flags().contains(flag == HashFlag.PORT ? "-port" : "-fallback")).toArray(HashFlag[]::new);
        return switch (recording.scheduler()) {
            case "rr" -> LvsSchedulers.roundRobin();
            case "wrr" -> LvsSchedulers.weightedRoundRobin();
            case "lc" -> LvsSchedulers.leastConnections();
            case "wlc" -> LvsSchedulers.weightedLeastConnections();
            case "sed" -> LvsSchedulers.shortestExpectedDelay();
            case "nq" -> LvsSchedulers.neverQueue();
            case "lblc" -> LvsSchedulers.localityBased(clock);
            case "lblcr" -> LvsSchedulers.localityBasedReplicated(clock, LBLCR_EXPIRATION);
            case "dh" -> LvsSchedulers.destinationHashing();
            case "sh" -> LvsSchedulers.sourceHashing(flags);
            case "fo" -> LvsSchedulers.weightedFailover();
            case "ovf" -> LvsSchedulers.weightedOverflow();
            case "mh" -> LvsSchedulers.maglev(flags);
            default -> throw new IllegalArgumentException(recording.scheduler());
        };
    }

    private record Request(InetSocketAddress client, InetSocketAddress destination) implements PickContext {}

    @ParameterizedTest
    @MethodSource("recordings")
    void theChoiceIsTheKernels(Recording recording) {
        var clock = new VirtualClock();
        var pool = new ReplayedPool(scheduler(recording, clock), clock);
        for (Recording.Step step : recording.steps()) {
            switch (step.verb()) {
                case "add" -> pool.add(step.word(1), step.word(2), step.number(3), step.number(4), step.number(5));
                case "remove" -> pool.remove(step.word(1));
                case "weight" -> pool.weight(step.word(1), step.number(2));
                case "pause" -> clock.advance(Duration.ofSeconds(step.number(1)));
                case "expiration" -> assertThat(step.number(1)).isEqualTo(LBLCR_EXPIRATION.toSeconds());
                case "pick" -> {
                    pool.counts(step.counts(3));
                    assertThat(pool.pick(new Request(step.address(1), step.address(2)))).as("choice of line %s", step.line())
                            .isEqualTo(step.word(4));
                }
                default -> throw new IllegalArgumentException(step.verb());
            }
        }
    }
}
