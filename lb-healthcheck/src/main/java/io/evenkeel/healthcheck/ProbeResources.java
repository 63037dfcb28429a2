package io.evenkeel.healthcheck;

import io.evenkeel.core.time.Clock;
import reactor.netty.resources.LoopResources;

/**
 * What a probe works with.
 *
 * @param loops the event loops that its connections run on; whoever made them disposes of them
 * @param clock measures how long it takes
 */
public record ProbeResources(LoopResources loops, Clock clock) {}
