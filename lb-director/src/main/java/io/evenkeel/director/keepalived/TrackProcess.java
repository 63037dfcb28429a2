package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.List;

import io.evenkeel.director.diagnostic.Position;

/**
 * A {@code vrrp_track_process}: processes that should run.
 *
 * @param command the name, and the parameters
 * @param match {@code initial}, {@code partial}, or empty when the parameters are all that there may be
 * @param weight what it does to the priority; 1 by default
 * @param reverse whether good and bad change places
 * @param quorum how many have to run; 1 by default
 * @param most how many may run; any number by default
 * @param wholeCommand whether the whole command line is compared
 * @param forkDelay how long enough have to run until that counts; 0 by default
 * @param terminateDelay how long too few, or too many, have to run until that counts; 0 by default
 */
public record TrackProcess(String name, Position position, List<String> command, String match, int weight, boolean reverse, int quorum,
        int most, boolean wholeCommand, Duration forkDelay, Duration terminateDelay) {
    /** Copies the list. */
    public TrackProcess {
        command = List.copyOf(command);
    }
}
