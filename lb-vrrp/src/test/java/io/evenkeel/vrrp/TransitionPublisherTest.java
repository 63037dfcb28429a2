package io.evenkeel.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.evenkeel.vrrp.RouterEvent.GroupTransition;
import io.evenkeel.vrrp.RouterEvent.LowerPriorityHeard;
import io.evenkeel.vrrp.RouterEvent.PriorityChange;
import io.evenkeel.vrrp.protocol.Cause;
import org.junit.jupiter.api.Test;

class TransitionPublisherTest {
    private final Deque<Runnable> listening = new ArrayDeque<>();
    private final TransitionPublisher publisher = new TransitionPublisher(Runnable::run, listening::add);
    private final List<RouterEvent> heard = new ArrayList<>();

    @Test
    void aRivalIsNoNewsWhileListenersAreAtIt() {
        publisher.listen(heard::add);
        List<RouterEvent> flux = new ArrayList<>();
        publisher.events().subscribe(flux::add);
        publisher.publish(lower("a", 1));
        publisher.publish(lower("a", 2));
        publisher.publish(lower("b", 3));
        assertThat(flux).containsExactly(lower("a", 1), lower("b", 3));
        listen();
        publisher.publish(lower("a", 4));
        listen();

        assertThat(heard).containsExactly(lower("a", 1), lower("b", 3), lower("a", 4)).isEqualTo(flux);
    }

    @Test
    void whoHearsTransitionsHearsNothingElse() {
        List<Transition> transitions = new ArrayList<>();
        publisher.listen(RouterEventListener.ofTransitions(transitions::add));
        publisher.listen(event -> {
            throw new IllegalStateException("a listener's own fault, thrown on purpose");
        });
        publisher.listen(heard::add);
        var transition = new Transition("a", 51, "eth0", "g", 100, RouterState.BACKUP, RouterState.ACTIVE, new Cause.Started(), 1,
                Instant.EPOCH);
        List<RouterEvent> all = List.of(transition, new GroupTransition("g", RouterState.BACKUP, RouterState.ACTIVE, Instant.EPOCH),
                new PriorityChange("a", "g", RouterState.ACTIVE, 100, 90, Instant.EPOCH), lower("a", 1));
        all.forEach(publisher::publish);
        listen();

        assertThat(transitions).containsExactly(transition);
        assertThat(heard).isEqualTo(all);
        assertThat(publisher.drained()).isCompleted();
    }

    @Test
    void listenersDoNotWaitForEachOther() {
        Deque<Runnable> slow = new ArrayDeque<>();
        var apart = new TransitionPublisher(Runnable::run, task -> (heard.isEmpty() ? slow : listening).add(task));
        List<RouterEvent> late = new ArrayList<>();
        apart.listen(late::add);
        apart.listen(heard::add);
        List<RouterEvent> all = List.of(new PriorityChange("a", null, RouterState.ACTIVE, 100, 90, Instant.EPOCH),
                new PriorityChange("a", null, RouterState.ACTIVE, 90, 80, Instant.EPOCH));
        all.forEach(apart::publish);
        slow.removeLast().run(); // the second listener's
        listen();
        assertThat(heard).isEqualTo(all);
        assertThat(late).isEmpty();
        assertThat(apart.drained()).isNotDone();
        slow.removeLast().run();
        listen();
        assertThat(late).isEqualTo(all);
        assertThat(apart.drained()).isCompleted();
    }

    private void listen() {
        while (!listening.isEmpty()) {
            listening.remove().run();
        }
    }

    private static RouterEvent lower(String name, long generation) {
        return new LowerPriorityHeard(name, "g", InetAddress.ofLiteral("10.0.0.2"), 50, 100, generation, Instant.EPOCH);
    }
}
