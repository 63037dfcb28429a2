package io.evenkeel.healthcheck;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.evenkeel.core.health.CheckTiming;
import io.evenkeel.core.time.VirtualClock;
import reactor.core.publisher.Mono;

/** Probes of a virtual network: notes when it was asked, and answers what the test set for the port. */
final class FakeProbe {
    static final ProbeOutcome UP = new ProbeOutcome.Up(CheckStatus.L4OK, Duration.ZERO, "connected");
    static final ProbeOutcome DOWN = new ProbeOutcome.Down(CheckStatus.L4CON, Duration.ZERO, "connection refused");

    private final VirtualClock clock;
    private final Map<Integer, Supplier<Mono<ProbeOutcome>>> answers = new HashMap<>();
    private final Map<Integer, Integer> underWay = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    int cancelled;
    int overlaps;

    FakeProbe(VirtualClock clock) {
        this.clock = clock;
    }

    /** From now on. */
    void answer(int port, ProbeOutcome outcome) {
        answer(port, () -> Mono.just(outcome));
    }

    void answer(int port, Supplier<Mono<ProbeOutcome>> answer) {
        answers.put(port, answer);
    }

    /** {@code port@milliseconds} of all probes since the last call. */
    List<String> asked() {
        var since = List.copyOf(asked);
        asked.clear();
        return since;
    }

    ProbedCheck check(CheckTiming timing) {
        return new Check(timing, this);
    }

    private Mono<ProbeOutcome> probe(InetSocketAddress target) {
        int port = target.getPort();
        return Mono.defer(() -> {
            asked.add(port + "@" + clock.nanoTime() / 1_000_000);
            if (underWay.merge(port, 1, Integer::sum) > 1) {
                overlaps++;
            }
            return answers.getOrDefault(port, () -> Mono.just(UP)).get();
        }).doOnCancel(() -> cancelled++).doFinally(end -> underWay.merge(port, -1, Integer::sum));
    }

    private record Check(CheckTiming timing, FakeProbe network) implements ProbedCheck {
        @Override
        public Probe probe(ProbeResources resources) {
            return network::probe;
        }

        @Override
        public String describe() {
            return "fake";
        }
    }
}
