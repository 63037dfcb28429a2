package io.evenkeel.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void plain() {
        assertThat(Spread.draw(counts("a", 200, "long", 100, "c", 1, "d", 0), 8, false)).containsExactly(
                "a     ########  200",
                "long  ####      100",
                "c     #         1",
                "d               0");
    }

    @Test
    void blocksHaveEighths() {
        assertThat(Spread.draw(counts("a", 16, "b", 9, "c", 1), 2, true)).containsExactly("a  ██  16", "b  █▏  9", "c  ▏   1");
    }

    @Test
    void nothingToDraw() {
        assertThat(Spread.draw(Map.of(), 10, true)).isEmpty();
    }

    @Property
    void barsAreAsLongAsTheyShouldBe(@ForAll @IntRange(max = 1_000_000) int one, @ForAll @IntRange(max = 1_000_000) int two,
            @ForAll boolean unicode) {
        List<String> lines = Spread.draw(counts("x", one, "y", two), 40, unicode);
        assertThat(lines).allSatisfy(line -> assertThat(line.indexOf("  ", 43)).isEqualTo(43));
        assertThat(lines.get(0).strip().equals("x" + " ".repeat(44) + "0")).isEqualTo(one == 0);
    }

    private static Map<String, Integer> counts(Object... namesAndCounts) {
        var counts = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < namesAndCounts.length; i += 2) {
            counts.put((String) namesAndCounts[i], (Integer) namesAndCounts[i + 1]);
        }
        return counts;
    }
}
