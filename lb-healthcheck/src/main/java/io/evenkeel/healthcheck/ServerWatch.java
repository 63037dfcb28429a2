package io.evenkeel.healthcheck;

import java.time.Duration;

import io.evenkeel.core.Health;
import io.evenkeel.core.Pool;
import io.evenkeel.core.Server;
import io.evenkeel.core.time.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * The loop of probes of one server with one check: wait, probe, judge, wait. On the monitor's deciding executor only.
 */
final class ServerWatch {
    private static final Logger log = LoggerFactory.getLogger(HealthMonitor.class);

    /** How much longer than its timeout a probe may take before it is given up: its own, better words come first. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Timer.Scheduled NOTHING = () -> {};

    private final Pool pool;
    private final Server server;
    private final ProbedCheck check;
    private final Probe probe;
    private final HealthMonitor monitor;
    private HealthTracker tracker;
    private boolean unknown;
    private boolean stopped;

    // One of them is pending at a time: the wait for the next probe, or the probe and its limit.
    private Timer.Scheduled wait = NOTHING;
    private Timer.Scheduled limit = NOTHING;
    private Disposable attempt = () -> {};
    /** Counts probes, so that the result of one that was given up is told from that of the current one. */
    private long current;

    ServerWatch(Pool pool, Server server, ProbedCheck check, HealthMonitor monitor) {
        this.pool = pool;
        this.server = server;
        this.check = check;
        this.monitor = monitor;
        this.probe = check.probe(monitor.resources());
        this.tracker = HealthTracker.startingAs(server.state().health(), check.timing());
    }

    Server server() {
        return server;
    }

    Duration interval() {
        return check.timing().interval();
    }

    /** Whether the server has left its pool or is to be checked differently. */
    boolean stale() {
        return server.removed() || !check.equals(server.config().healthCheck());
    }

    void start(Duration delay) {
        wait = monitor.after(delay, this::run);
    }

    void stop() {
        stopped = true;
        wait.cancel();
        limit.cancel();
        attempt.dispose();
    }

    private void run() {
        if (stopped) {
            return;
        }
        long number = ++current;
        Duration timeout = check.timing().timeout();
        limit = monitor.after(timeout.plus(GRACE), () -> finished(number,
                new ProbeOutcome.Down(CheckStatus.L7TOUT, timeout, "no result within " + Durations.describe(timeout))));
        attempt = Mono.defer(() -> probe.probe(server.address()))
                .onErrorResume(error -> Mono.just(new ProbeOutcome.Unknown(Duration.ZERO, "the probe failed: " + error)))
                .defaultIfEmpty(new ProbeOutcome.Unknown(Duration.ZERO, "the probe ended without a result"))
                .subscribe(outcome -> monitor.decide(() -> finished(number, outcome)));
    }

    private void finished(long number, ProbeOutcome outcome) {
        if (stopped || number != current) {
            return;
        }
        current++;
        limit.cancel();
        attempt.dispose();
        if (!stale()) {
            judge(outcome);
            wait = monitor.after(interval(), this::run);
        }
    }

    private void judge(ProbeOutcome outcome) {
        tracker = tracker.observe(outcome);
        HealthTransition transition = tracker.transition();
        if (transition != null) {
            announce(transition);
        } else if (outcome instanceof ProbeOutcome.Unknown && !unknown) {
            log.warn("pool {}, server {}: could not be checked, stays {}, {}", pool.name(), server.name(), tracker.health(),
                    outcome.detail());
        } else {
            log.debug("pool {}, server {}: stays {}, {}", pool.name(), server.name(), tracker.health(), outcome.detail());
        }
        unknown = outcome instanceof ProbeOutcome.Unknown;
    }

    private void announce(HealthTransition transition) {
        if (transition.now() == Health.DOWN) {
            log.warn("pool {}, server {}: DOWN, {}", pool.name(), server.name(), transition.reason());
        } else {
            log.info("pool {}, server {}: UP, {}", pool.name(), server.name(), transition.reason());
        }
        pool.healthChanged(server, transition.now(), transition.reason());
    }
}
