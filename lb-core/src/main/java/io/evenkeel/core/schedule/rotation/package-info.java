/**
 * Orders that are worked out ahead of time, so that a pick is a count and a look into a table. Shared by the schedulers that
 * take turns; not exported. A {@link io.evenkeel.core.schedule.rotation.Rotation} and its
 * {@link io.evenkeel.core.schedule.rotation.Cursor} are for any thread, the
 * {@link io.evenkeel.core.schedule.rotation.Turns} behind it for one at a time.
 */
@NullMarked
package io.evenkeel.core.schedule.rotation;

import org.jspecify.annotations.NullMarked;
