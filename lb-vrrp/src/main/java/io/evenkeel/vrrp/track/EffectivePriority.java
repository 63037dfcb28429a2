package io.evenkeel.vrrp.track;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What tracking makes of a virtual router, by keepalived's rules. Immutable.
 *
 * @param priority 1..254 (255 for an owner, whom no weight touches)
 * @param down the names of what keeps it from taking part
 */
public record EffectivePriority(int priority, Set<String> down) {
    private static final int OWNER = 255;
    private static final int LEAST = 1;
    private static final int MOST = 254;
    /** A number times its weight below this is a fault, as keepalived's track_file has it. */
    private static final long LEAST_CONTRIBUTION = -253;

    /** Copies the set. */
    public EffectivePriority {
        down = Set.copyOf(down);
    }

    /**
     * The outcome of these readings.
     *
     * @param base 1..255
     * @param withWeights whether weights count; without, only what has weight 0 does
     */
    public static EffectivePriority of(int base, Map<Tracking, Reading> readings, boolean withWeights) {
        long sum = base;
        var down = new LinkedHashSet<String>();
        for (var entry : readings.entrySet()) {
            Tracking tracking = entry.getKey();
            long contribution = contribution(tracking, entry.getValue());
            if (isDown(tracking, entry.getValue(), contribution)) {
                down.add(tracking.subject().name());
            } else if (withWeights) {
                sum += contribution;
            }
        }
        int priority = base == OWNER ? OWNER : Math.clamp(sum, LEAST, MOST);
        return new EffectivePriority(priority, down);
    }

    private static boolean isDown(Tracking tracking, Reading reading, long contribution) {
        return switch (reading) {
            case Reading.Unknown() -> tracking.weight() == 0;
            case Reading.Up() -> tracking.weight() == 0 && tracking.reversed();
            case Reading.Down() -> tracking.weight() == 0 && !tracking.reversed();
            case Reading.Value(int number) -> tracking.weight() == 0 ? (number != 0) != tracking.reversed()
                    : contribution < LEAST_CONTRIBUTION;
        };
    }

    private static long contribution(Tracking tracking, Reading reading) {
        return switch (reading) {
            case Reading.Unknown() -> 0;
            case Reading.Up() -> signed(tracking, Math.max(tracking.weight(), 0));
            case Reading.Down() -> signed(tracking, Math.min(tracking.weight(), 0));
            case Reading.Value(int number) -> signed(tracking, (long) number * tracking.weight());
        };
    }

    private static long signed(Tracking tracking, long points) {
        return tracking.reversed() ? -points : points;
    }
}
