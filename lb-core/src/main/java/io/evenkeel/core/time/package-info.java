/**
 * Time as a parameter. {@link io.evenkeel.core.time.Clock} tells it, {@link io.evenkeel.core.time.Timer} wakes somebody
 * later, {@link io.evenkeel.core.time.VirtualClock} does both in a test without waiting.
 *
 * <p>Called by everything that has a deadline. Clocks may be used from any thread; a virtual clock belongs to the test's.
 */
@NullMarked
package io.evenkeel.core.time;

import org.jspecify.annotations.NullMarked;
