package io.evenkeel.vrrp.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** keepalived's rules of tracking. */
class EffectivePriorityTest {
    private static final Reading UP = new Reading.Up();
    private static final Reading DOWN = new Reading.Down();
    private static final Reading UNKNOWN = new Reading.Unknown();

    @ParameterizedTest
    @CsvSource({"20, false, UP, 120", "20, false, DOWN, 100", "-20, false, UP, 100", "-20, false, DOWN, 80",
        "20, true, UP, 80", "20, true, DOWN, 100", "-20, true, UP, 100", "-20, true, DOWN, 120", "20, false, UNKNOWN, 100",
        "-20, false, UNKNOWN, 100", "253, false, UP, 254", "-253, false, DOWN, 1"})
    void aWeightIsAddedWhileUpOrSubtractedWhileDown(int weight, boolean reversed, String reading, int expected) {
        EffectivePriority outcome = of(100, weight, reversed, reading(reading));

        assertThat(outcome.priority()).isEqualTo(expected);
        assertThat(outcome.down()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, UP, false", "false, DOWN, true", "false, UNKNOWN, true", "true, UP, true", "true, DOWN, false"})
    void withoutWeightItDecidesWhetherTheRouterTakesPart(boolean reversed, String reading, boolean down) {
        EffectivePriority outcome = of(100, 0, reversed, reading(reading));

        assertThat(outcome.priority()).isEqualTo(100);
        assertThat(outcome.down().isEmpty()).isEqualTo(!down);
    }

    @Test
    void anOwnerKeepsItsPriorityButMayBeDown() {
        assertThat(of(255, -50, false, DOWN)).isEqualTo(new EffectivePriority(255, java.util.Set.of()));
        assertThat(of(255, 0, false, DOWN).down()).hasSize(1);
    }

    @Test
    void aNumberCountsByItsWeightAndFarBelowZeroIsAFault() {
        assertThat(of(100, 2, false, new Reading.Value(-30)).priority()).isEqualTo(40);
        assertThat(of(100, 1, true, new Reading.Value(-30)).priority()).isEqualTo(130);
        assertThat(of(100, 1, false, new Reading.Value(-254)).down()).isNotEmpty();
        assertThat(of(100, 1, false, new Reading.Value(-253))).isEqualTo(new EffectivePriority(1, java.util.Set.of()));
        assertThat(of(100, 0, false, new Reading.Value(0)).down()).isEmpty();
        assertThat(of(100, 0, false, new Reading.Value(1)).down()).isNotEmpty();
    }

    @Test
    void inAGroupWeightsDoNotCountUnlessWanted() {
        Tracking tracking = Tracking.ofInterface("eth1").weight(-50);

        assertThat(EffectivePriority.of(100, Map.of(tracking, DOWN), false).priority()).isEqualTo(100);
        assertThat(EffectivePriority.of(100, Map.of(tracking, DOWN), true).priority()).isEqualTo(50);
    }

    @Test
    void aWeightThatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tracking.ofInterface("eth1").weight(255))
                .withMessage("weight: 255 (expected: -254..254)");
    }

    /** The counter of vrrp_script, told in another way: the first result decides, then so many in a row. */
    @Property(tries = 300)
    void itTakesSoManyInARow(@ForAll @IntRange(min = 1, max = 5) int rise, @ForAll @IntRange(min = 1, max = 5) int fall,
            @ForAll boolean[] results) {
        RiseFall counter = RiseFall.of(rise, fall);
        assertThat(counter.reading()).isEqualTo(UNKNOWN);
        boolean up = false;
        int run = 0;
        for (int i = 0; i < results.length; i++) {
            counter = counter.after(results[i]);
            run = i > 0 && results[i] == results[i - 1] ? run + 1 : 1;
            if (i == 0) {
                up = results[0];
            } else if (results[i] != up && run >= (results[i] ? rise : fall)) {
                up = results[i];
            }
            assertThat(counter.reading()).as("after %d of %s", i + 1, java.util.Arrays.toString(results))
                    .isEqualTo(Reading.of(up));
        }
    }

    private static EffectivePriority of(int base, int weight, boolean reversed, Reading reading) {
        Tracking tracking = Tracking.ofInterface("eth1").weight(weight);
        return EffectivePriority.of(base, Map.of(reversed ? tracking.reverse() : tracking, reading), true);
    }

    private static Reading reading(String name) {
        return switch (name) {
            case "UP" -> UP;
            case "DOWN" -> DOWN;
            default -> UNKNOWN;
        };
    }
}
