package io.evenkeel.core.schedule.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RingPointsTest {
    private record Point(int place, int owner) {}

    /** A server has its points by its name; few places, so that many points share one. */
    private static RingPoints.Layout layout(List<Integer> names, int places) {
        return (server, into, from, count) -> {
            var random = new Random(names.get(server));
            for (int i = 0; i < count; i++) {
                into[from + i] = Integer.reverse(random.nextInt(places));
            }
        };
    }

    private static List<Point> points(RingPoints ring) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            points.add(new Point(ring.place(i), ring.owner(i)));
        }
        return points;
    }

    @Property(tries = 300)
    void aRingThatFollowsIsTheOneThatIsMadeAnew(@ForAll @IntRange(min = 1, max = 5000) int places, @ForAll int seed) {
        var random = new Random(seed);
        List<Integer> names = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        RingPoints ring = RingPoints.of(new int[0], layout(names, places));
        for (int change = 0; change < 12; change++) {
            List<Integer> namesBefore = List.copyOf(names);
            List<Integer> countsBefore = List.copyOf(counts);
            for (int i = random.nextInt(4); i > 0; i--) {
                int at = random.nextInt(names.size() + 1);
                if (at < names.size() && random.nextBoolean()) {
                    names.remove(/* index */ at);
                    counts.remove(/* index */ at);
                } else if (at < names.size() && random.nextBoolean()) {
                    counts.set(at, random.nextInt(200));
                } else {
                    names.add(at, 100 * change + i);
                    counts.add(at, random.nextInt(200));
                }
            }
            if (names.size() > 1 && random.nextInt(6) == 0) {
                names.add(names.remove(/* index */ 0));
                counts.add(counts.remove(/* index */ 0));
            }
            int[] staying = new int[namesBefore.size()];
            for (int i = 0; i < staying.length; i++) {
                int now = names.indexOf(namesBefore.get(i));
                staying[i] = now >= 0 && counts.get(now).equals(countsBefore.get(i)) ? now : -1;
            }
            int[] sizes = counts.stream().mapToInt(Integer::intValue).toArray();
            ring = ring.next(staying, sizes, layout(names, places));
            assertThat(points(ring)).isEqualTo(points(RingPoints.of(sizes, layout(names, places))));
            assertThat(points(ring)).isSortedAccordingTo(
                    Comparator.<Point>comparingLong(point -> Integer.toUnsignedLong(point.place())).thenComparingInt(Point::owner));
        }
    }
}
