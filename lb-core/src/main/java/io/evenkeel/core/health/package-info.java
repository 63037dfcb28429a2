/**
 * The type of a health check, without the means to run one. {@link io.evenkeel.core.health.HealthCheck} is what a server's
 * configuration carries; {@code lb-healthcheck} runs it. Values, usable from any thread.
 */
@NullMarked
package io.evenkeel.core.health;

import org.jspecify.annotations.NullMarked;
