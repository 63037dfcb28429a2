package io.evenkeel.director.haproxy;

import java.time.Duration;
import java.util.OptionalInt;

/** The settings of a server while its line is read. */
final class ServerDraft {
    boolean check;
    Duration interval = Duration.ofSeconds(2);
    int rise = 2;
    int fall = 3;
    int weight = 1;
    OptionalInt maxConnections = OptionalInt.empty();
    boolean backup;
    Duration slowStart = Duration.ZERO;
    boolean disabled;

    ServerDraft copy() {
        var copy = new ServerDraft();
        copy.check = check;
        copy.interval = interval;
        copy.rise = rise;
        copy.fall = fall;
        copy.weight = weight;
        copy.maxConnections = maxConnections;
        copy.backup = backup;
        copy.slowStart = slowStart;
        copy.disabled = disabled;
        return copy;
    }

    ServerLine.Settings finish() {
        return new ServerLine.Settings(check, interval, rise, fall, weight, maxConnections, backup, slowStart, disabled);
    }
}
