package io.evenkeel.healthcheck;

import java.time.Duration;

import io.evenkeel.core.health.CheckTiming;

/**
 * A server works when it accepts a TCP connection, which is closed at once; HAProxy's {@code check} without more.
 *
 * @param timing when and how often; default {@link CheckTiming#DEFAULT}
 */
public record TcpCheck(CheckTiming timing) implements ProbedCheck {
    /** Connects. */
    public static TcpCheck connect() {
        return new TcpCheck(CheckTiming.DEFAULT);
    }

    /** The same with this time between the end of one check and the start of the next. */
    public TcpCheck every(Duration interval) {
        return new TcpCheck(timing.every(interval));
    }

    /** The same with this time for one check. */
    public TcpCheck within(Duration timeout) {
        return new TcpCheck(timing.within(timeout));
    }

    /** The same with this number of successes in a row that bring a failed server back. */
    public TcpCheck rise(int successes) {
        return new TcpCheck(timing.rise(successes));
    }

    /** The same with this number of failures in a row that take a working server out. */
    public TcpCheck fall(int failures) {
        return new TcpCheck(timing.fall(failures));
    }

    @Override
    public String describe() {
        return "TCP connect";
    }

    @Override
    public Probe probe(ProbeResources resources) {
        return new TcpProbe(timing.timeout(), resources);
    }
}
