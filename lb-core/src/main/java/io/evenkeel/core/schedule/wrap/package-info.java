/**
 * Schedulers around schedulers: they narrow or correct what another one chooses from, and nest in any order.
 * {@link io.evenkeel.core.schedule.wrap.SchedulerWrappers} is their catalogue. Called by pools. Pickers are for any thread. What
 * changes with time changes within a pick, by the one thread that finds it due; no thread waits for it, and no pick allocates
 * otherwise.
 */
@NullMarked
package io.evenkeel.core.schedule.wrap;

import org.jspecify.annotations.NullMarked;
