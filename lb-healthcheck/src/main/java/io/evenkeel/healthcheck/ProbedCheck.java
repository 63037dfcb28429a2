package io.evenkeel.healthcheck;

import io.evenkeel.core.health.HealthCheck;

/**
 * A check that a {@link HealthMonitor} can run. {@link TcpCheck} and {@link HttpCheck} are such; applications may write
 * their own, as an immutable value with {@code equals}: a server whose check changed gets a new probe.
 */
public interface ProbedCheck extends HealthCheck {
    /** The probe that makes this check; one is used for all checks of a server, never two at a time. */
    Probe probe(ProbeResources resources);
}
