package io.evenkeel.vrrp.protocol;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import io.evenkeel.vrrp.protocol.State.Active.Burst;

/**
 * When and how often an active router tells its neighbours where the virtual addresses are: by gratuitous ARP, in IPv6 by
 * neighbour advertisements. Immutable and checked.
 *
 * @param secondBurst from becoming active to a second burst, which reaches a switch that was still learning at the first;
 *        zero for none, at most 65535 s
 * @param repeat packets for each address in either burst, as some may be lost; 1..65535
 * @param refresh time between announcements while active, against neighbours that forget or are misled; zero for never, at
 *        most 65535 s
 * @param refreshRepeat packets for each address in those; 1..65535
 * @param lowerPriorityBurst from hearing an active router of lower priority, when a first burst is sent at once, to a second
 *        one; zero for none, at most 65535 s
 * @param lowerPriorityRepeat packets for each address in either of those; 0..65535, 0 for none
 * @param elsewhere time between announcements of one address of each other interface than the router's, where no advertisement shows a
 *        switch their hardware address; zero for never, at most 86400 s
 * @param elsewhereAll whether those are all such interfaces, or ({@code false}) only those with a virtual MAC
 * @param spacing between two packets on the interface; zero to send a burst at once, which large numbers of addresses make
 *        hold up advertisements; at most 1 s
 */
public record AnnouncementPolicy(Duration secondBurst, int repeat, Duration refresh, int refreshRepeat,
        Duration lowerPriorityBurst, int lowerPriorityRepeat, Duration elsewhere, boolean elsewhereAll, Duration spacing) {
    private static final int MAX_SECONDS = 65_535;
    private static final int MAX_ELSEWHERE_SECONDS = 86_400;
    private static final int MAX_REPEAT = 65_535;
    private static final Duration MAX_SPACING = Duration.ofSeconds(1);

    /** Five packets, five more after 5 s, the same when a lower priority is heard, no refresh, no spacing. */
    public static final AnnouncementPolicy DEFAULT = new AnnouncementPolicy(Duration.ofSeconds(5), 5, Duration.ZERO, 1);

    /** Checks every value. */
    public AnnouncementPolicy {
        requireTime("secondBurst", secondBurst, MAX_SECONDS);
        requireRepeat("repeat", repeat, 1);
        requireTime("refresh", refresh, MAX_SECONDS);
        requireRepeat("refreshRepeat", refreshRepeat, 1);
        requireTime("lowerPriorityBurst", lowerPriorityBurst, MAX_SECONDS);
        requireRepeat("lowerPriorityRepeat", lowerPriorityRepeat, 0);
        requireTime("elsewhere", elsewhere, MAX_ELSEWHERE_SECONDS);
        if (spacing.isNegative() || spacing.compareTo(MAX_SPACING) > 0) {
            throw new IllegalArgumentException("spacing: " + spacing.toNanos() / 1e9 + " s (expected: 0 s..1 s)");
        }
    }

    /** The same numbers when a lower priority is heard, and no spacing. */
    public AnnouncementPolicy(Duration secondBurst, int repeat, Duration refresh, int refreshRepeat) {
        this(secondBurst, repeat, refresh, refreshRepeat, secondBurst, repeat, Duration.ZERO, false, Duration.ZERO);
    }

    /** The same with other numbers for when a lower priority is heard. */
    public AnnouncementPolicy onLowerPriority(Duration secondAfter, int times) {
        return new AnnouncementPolicy(secondBurst, repeat, refresh, refreshRepeat, secondAfter, times, elsewhere,
                elsewhereAll, spacing);
    }

    /** The same with time between packets. */
    public AnnouncementPolicy spaced(Duration time) {
        return new AnnouncementPolicy(secondBurst, repeat, refresh, refreshRepeat, lowerPriorityBurst, lowerPriorityRepeat,
                elsewhere, elsewhereAll, time);
    }

    /** The same with repeated announcements on other interfaces than the router's, all or those with a virtual MAC. */
    public AnnouncementPolicy elsewhere(Duration every, boolean all) {
        return new AnnouncementPolicy(secondBurst, repeat, refresh, refreshRepeat, lowerPriorityBurst, lowerPriorityRepeat, every,
                all, spacing);
    }

    Optional<Burst> secondBurst(long now) {
        return burst(secondBurst, repeat, now);
    }

    /** A burst that is pending anyway comes first. */
    Optional<Burst> afterLower(Optional<Burst> pending, long now) {
        return pending.isPresent() ? pending : burst(lowerPriorityBurst, lowerPriorityRepeat, now);
    }

    OptionalLong refreshAt(long now) {
        return refresh.isZero() ? OptionalLong.empty() : OptionalLong.of(now + refresh.toNanos());
    }

    private static Optional<Burst> burst(Duration delay, int times, long now) {
        return delay.isZero() || times == 0 ? Optional.empty() : Optional.of(new Burst(now + delay.toNanos(), times));
    }

    private static void requireTime(String name, Duration time, int maxSeconds) {
        if (time.isNegative() || time.compareTo(Duration.ofSeconds(maxSeconds)) > 0) {
            throw new IllegalArgumentException(
                    name + ": " + time.toSeconds() + " s (expected: 0 s.." + maxSeconds + " s)");
        }
    }

    private static void requireRepeat(String name, int times, int least) {
        if (times < least || times > MAX_REPEAT) {
            throw new IllegalArgumentException(name + ": " + times + " (expected: " + least + ".." + MAX_REPEAT + ")");
        }
    }
}
