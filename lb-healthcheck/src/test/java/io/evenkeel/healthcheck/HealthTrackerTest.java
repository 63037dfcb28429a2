package io.evenkeel.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.core.Health;
import io.evenkeel.core.health.CheckTiming;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HealthTrackerTest {
    private static final ProbeOutcome UP = new ProbeOutcome.Up(CheckStatus.L7OK, Duration.ofMillis(3), "status 200");
    private static final ProbeOutcome DOWN = new ProbeOutcome.Down(CheckStatus.L4CON, Duration.ZERO, "connection refused");
    private static final ProbeOutcome UNKNOWN = new ProbeOutcome.Unknown(Duration.ZERO, "no socket");

    private final List<String> announced = new ArrayList<>();

    private HealthTracker observe(HealthTracker tracker, ProbeOutcome... outcomes) {
        HealthTracker now = tracker;
        for (ProbeOutcome outcome : outcomes) {
            now = now.observe(outcome);
            HealthTransition transition = now.transition();
            if (transition != null) {
                announced.add(transition.now() + " " + transition.reason());
            }
        }
        return now;
    }

    @Test
    void aServerThatIsUpGoesDownAfterFallFailuresInARow() {
        HealthTracker tracker = HealthTracker.startingAs(Health.UP, CheckTiming.DEFAULT);
        tracker = observe(tracker, DOWN, DOWN, UP, DOWN, DOWN);
        assertThat(announced).isEmpty();
        assertThat(tracker.run()).isEqualTo(2);
        tracker = observe(tracker, DOWN, DOWN, DOWN);
        assertThat(announced).containsExactly("DOWN connection refused (3rd of 3 failures)");
        assertThat(tracker.health()).isEqualTo(Health.DOWN);
    }

    @Test
    void aServerThatIsDownComesUpAfterRiseSuccessesInARow() {
        HealthTracker tracker = HealthTracker.startingAs(Health.DOWN, CheckTiming.DEFAULT);
        tracker = observe(tracker, UP, DOWN, UP);
        assertThat(announced).isEmpty();
        tracker = observe(tracker, UP, UP);
        assertThat(announced).containsExactly("UP status 200 (2nd of 2 successes)");
        assertThat(tracker.health()).isEqualTo(Health.UP);
    }

    @Test
    void withoutAVerdictTheFirstOutcomeDecides() {
        HealthTracker start = HealthTracker.startingAs(Health.UNCHECKED, CheckTiming.DEFAULT);
        assertThat(observe(start, UNKNOWN, UNKNOWN).health()).isEqualTo(Health.UNCHECKED);
        observe(start, UNKNOWN, UP, DOWN, DOWN);
        observe(start, DOWN, UP, DOWN);
        assertThat(announced).containsExactly("UP status 200 (1st of 1 success)", "DOWN connection refused (1st of 1 failure)");
    }

    @Test
    void aProbeThatCouldNotBeMadeNeitherCountsNorInterruptsARun() {
        HealthTracker tracker = HealthTracker.startingAs(Health.UP, CheckTiming.DEFAULT);
        tracker = observe(tracker, UNKNOWN, UNKNOWN, UNKNOWN, DOWN, DOWN, UNKNOWN);
        assertThat(tracker.health()).isEqualTo(Health.UP);
        observe(tracker, DOWN);
        assertThat(announced).containsExactly("DOWN connection refused (3rd of 3 failures)");
    }

    @Test
    void runsAreCountedInWords() {
        for (int fall : new int[] {1, 2, 11, 12, 13, 21, 111, 122}) {
            HealthTracker tracker = HealthTracker.startingAs(Health.UP, CheckTiming.DEFAULT.fall(fall));
            for (int i = 0; i < fall; i++) {
                tracker = observe(tracker, DOWN);
            }
        }
        assertThat(announced).map(text -> text.replaceAll(".*\\((\\w+) of .* (\\w+)\\)", "$1 $2")).containsExactly("1st failure",
                "2nd failures", "11th failures", "12th failures", "13th failures", "21st failures", "111th failures",
                "122nd failures");
    }

    /** The model keeps the whole history and looks back over it. */
    @Property
    void equalsAModelThatLooksBack(@ForAll @Size(max = 60) List<Boolean> history, @ForAll @IntRange(min = 1, max = 5) int rise,
            @ForAll @IntRange(min = 1, max = 5) int fall, @ForAll Health start) {
        HealthTracker tracker = HealthTracker.startingAs(start, CheckTiming.DEFAULT.rise(rise).fall(fall));
        Health expected = start;
        for (int end = 1; end <= history.size(); end++) {
            Health before = expected;
            boolean success = history.get(end - 1);
            int same = 0;
            while (same < end && history.get(end - 1 - same) == success) {
                same++;
            }
            if (success && before != Health.UP && same >= (before == Health.UNCHECKED ? 1 : rise)) {
                expected = Health.UP;
            } else if (!success && before != Health.DOWN && same >= (before == Health.UNCHECKED ? 1 : fall)) {
                expected = Health.DOWN;
            }
            tracker = tracker.observe(success ? UP : DOWN);
            assertThat(tracker.health()).isEqualTo(expected);
            HealthTransition transition = tracker.transition();
            if (before == expected) {
                assertThat(transition).isNull();
            } else {
                assertThat(transition).isNotNull();
                assertThat(transition.before()).isEqualTo(before);
                assertThat(transition.now()).isEqualTo(expected);
            }
        }
    }
}
