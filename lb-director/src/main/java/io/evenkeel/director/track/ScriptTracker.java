package io.evenkeel.director.track;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.evenkeel.core.process.Program;
import io.evenkeel.core.process.ProgramResult;
import io.evenkeel.core.validation.Expect;
import io.evenkeel.vrrp.track.Reading;
import io.evenkeel.vrrp.track.RiseFall;
import io.evenkeel.vrrp.track.Tracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a command again and again: up while its exit status is 0, as keepalived's {@code vrrp_script}. No shell is involved. A run
 * that takes too long is asked to end with all that it has started, killed if it does not, and has failed; the next one starts when the last has ended.
 *
 * @param name how logs and statuses name it
 * @param command the program and its arguments
 * @param interval between the starts of two runs, more than 0
 * @param timeout after which a run has failed, more than 0
 * @param rise successes in a row until it is up, after the first result
 * @param fall failures in a row until it is down, after the first result
 * @param failsFirst whether it is down until the first result; otherwise nothing is known until then
 */
public record ScriptTracker(String name, List<String> command, Duration interval, Duration timeout, int rise, int fall,
        boolean failsFirst) implements Tracker {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptTracker.class);

    /** Checks the values. */
    public ScriptTracker {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw Expect.unexpected("command", command, "a program");
        }
        requirePositive("interval", interval);
        requirePositive("timeout", timeout);
        RiseFall.of(rise, fall);
    }

    private static void requirePositive(String name, Duration time) {
        if (!time.isPositive()) {
            throw Expect.unexpected(name, time.toNanos() / 1e9 + " s", "more than 0 s");
        }
    }

    @Override
    public Watch start(Consumer<Reading> readings) {
        return RepeatedLook.start(name, new Judged(), readings);
    }

    /** The results of one watch. */
    private final class Judged implements RepeatedLook.Look {
        private RiseFall judgement = failsFirst ? new RiseFall(rise, fall, 0, true) : RiseFall.of(rise, fall);

        @Override
        public Duration run(Consumer<Reading> readings) throws InterruptedException {
            readings.accept(judgement.reading()); // the first run may take long
            judgement = judgement.after(succeeds());
            readings.accept(judgement.reading());
            return interval;
        }
    }

    private boolean succeeds() throws InterruptedException {
        ProgramResult result = Program.run(command, timeout);
        if (!(result instanceof ProgramResult.Ended)) {
            LOG.warn("{}: {} {}", name, command, result.text());
        }
        return result.isSuccess();
    }
}
