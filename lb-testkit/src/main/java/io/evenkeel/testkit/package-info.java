/**
 * A network in memory: {@link io.evenkeel.testkit.VirtualNetwork} with segments that delay, lose, double and reorder what
 * they carry, and {@link io.evenkeel.testkit.VirtualHost}s that run virtual routers, pause, crash, and whose clocks run
 * fast. All of it in virtual time and from one seed, so that a run can be repeated exactly.
 *
 * <p>Called by tests. Not thread-safe: everything happens on the test's thread, inside {@link
 * io.evenkeel.testkit.VirtualNetwork#run}.
 */
@NullMarked
package io.evenkeel.testkit;

import org.jspecify.annotations.NullMarked;
