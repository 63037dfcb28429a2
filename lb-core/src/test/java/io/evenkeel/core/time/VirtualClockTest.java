package io.evenkeel.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class VirtualClockTest {
    private final VirtualClock clock = new VirtualClock();
    private final List<String> ran = new ArrayList<>();

    @Test
    void tasksRunAtTheirTimeAndTiesInTheOrderOfScheduling() {
        clock.after(Duration.ofSeconds(2), () -> ran.add("late at " + clock.nanoTime()));
        clock.after(Duration.ofSeconds(1), () -> ran.add("first at " + clock.nanoTime()));
        clock.after(Duration.ofSeconds(1), () -> ran.add("second at " + clock.nanoTime()));
        clock.advance(Duration.ofMillis(1500));
        assertThat(ran).containsExactly("first at 1000000000", "second at 1000000000");
        clock.advance(Duration.ofMillis(500));
        assertThat(ran).hasSize(3);
    }

    @Test
    void aTaskMayScheduleAnotherInTheSameStep() {
        clock.after(Duration.ofSeconds(1), () -> clock.after(Duration.ofSeconds(1), () -> ran.add("nested")));
        clock.advance(Duration.ofSeconds(2));
        assertThat(ran).containsExactly("nested");
    }

    @Test
    void aCancelledTaskNeverRuns() {
        clock.after(Duration.ofSeconds(1), () -> ran.add("cancelled")).cancel();
        clock.advance(Duration.ofSeconds(5));
        assertThat(ran).isEmpty();
        assertThat(clock.now()).isEqualTo(new VirtualClock().now().plusSeconds(5));
    }
}
