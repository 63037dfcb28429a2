/**
 * Virtual routers as meters of Micrometer, which is an optional dependency: this package alone needs it. Called by applications, which
 * bind {@link io.evenkeel.vrrp.metrics.VrrpMetrics} to their registry; everything is read on the thread that reads the registry, from
 * the engine's immutable snapshots, and costs the driver thread nothing.
 */
@NullMarked
package io.evenkeel.vrrp.metrics;

import org.jspecify.annotations.NullMarked;
