package io.evenkeel.healthcheck;

import java.time.Duration;

/** What one probe found out. Immutable. */
public sealed interface ProbeOutcome {
    /** The kind of result. */
    CheckStatus status();

    /** How long the probe took. */
    Duration latency();

    /** A few words for people, for example {@code status 500 (expected 200..399)}. */
    String detail();

    /**
     * The server works.
     *
     * @param status the kind of success
     * @param latency how long the probe took
     * @param detail a few words for people
     */
    record Up(CheckStatus status, Duration latency, String detail) implements ProbeOutcome {}

    /**
     * The server does not work.
     *
     * @param status the kind of failure
     * @param latency how long the probe took
     * @param detail a few words for people
     */
    record Down(CheckStatus status, Duration latency, String detail) implements ProbeOutcome {}

    /**
     * The probe could not be made for a reason that is not the server's: it says nothing about the server and counts
     * neither as a success nor as a failure.
     *
     * @param latency how long the attempt took
     * @param detail a few words for people
     */
    record Unknown(Duration latency, String detail) implements ProbeOutcome {
        @Override
        public CheckStatus status() {
            return CheckStatus.SOCKERR;
        }
    }
}
