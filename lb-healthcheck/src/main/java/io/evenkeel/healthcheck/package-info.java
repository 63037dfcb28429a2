/**
 * Health checks that use the network: what a check asks ({@link io.evenkeel.healthcheck.TcpCheck},
 * {@link io.evenkeel.healthcheck.HttpCheck}), how one probe is made ({@link io.evenkeel.healthcheck.Probe}), how its
 * outcomes are judged ({@link io.evenkeel.healthcheck.HealthTracker}), and the engine that does all of it for the servers
 * of pools ({@link io.evenkeel.healthcheck.HealthMonitor}).
 *
 * <p>Called by the proxy and by applications that watch pools of their own. Checks, outcomes and trackers are values for
 * any thread. A monitor decides on one serial executor; probes run on event loops.
 */
@NullMarked
package io.evenkeel.healthcheck;

import org.jspecify.annotations.NullMarked;
