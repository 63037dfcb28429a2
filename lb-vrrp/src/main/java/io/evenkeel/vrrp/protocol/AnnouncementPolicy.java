package io.evenkeel.vrrp.protocol;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * When and how often an active router tells its neighbours where the virtual addresses are (gratuitous ARP). Immutable and
 * checked. All packets of a burst are sent at once: large numbers of them, times many addresses, hold up advertisements.
 *
 * @param secondBurst from becoming active to a second burst, which reaches a switch that was still learning at the first;
 *        zero for none, at most 65535 s
 * @param repeat packets for each address in either burst, as some may be lost; 1..65535
 * @param refresh time between announcements while active, against neighbours that forget or are misled; zero for never, at
 *        most 65535 s
 * @param refreshRepeat packets for each address in those; 1..65535
 */
public record AnnouncementPolicy(Duration secondBurst, int repeat, Duration refresh, int refreshRepeat) {
    private static final int MAX_SECONDS = 65_535;
    private static final int MAX_REPEAT = 65_535;

    /** Five packets, five more after 5 s, and no refresh. */
    public static final AnnouncementPolicy DEFAULT = new AnnouncementPolicy(Duration.ofSeconds(5), 5, Duration.ZERO, 1);

    /** Checks every value. */
    public AnnouncementPolicy {
        requireTime("secondBurst", secondBurst);
        requireRepeat("repeat", repeat);
        requireTime("refresh", refresh);
        requireRepeat("refreshRepeat", refreshRepeat);
    }

    OptionalLong secondBurstAt(long now) {
        return after(secondBurst, now);
    }

    OptionalLong refreshAt(long now) {
        return after(refresh, now);
    }

    private static OptionalLong after(Duration time, long now) {
        return time.isZero() ? OptionalLong.empty() : OptionalLong.of(now + time.toNanos());
    }

    private static void requireTime(String name, Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofSeconds(MAX_SECONDS)) > 0) {
            throw new IllegalArgumentException(
                    name + ": " + time.toSeconds() + " s (expected: 0 s.." + MAX_SECONDS + " s)");
        }
    }

    private static void requireRepeat(String name, int times) {
        if (times < 1 || times > MAX_REPEAT) {
            throw new IllegalArgumentException(name + ": " + times + " (expected: 1.." + MAX_REPEAT + ")");
        }
    }
}
