/**
 * The algorithms, one file each, and {@link io.evenkeel.core.schedule.Schedulers}, their catalogue. Pure: nothing here
 * reads a clock, rolls a die or knows the network. Pickers are for any thread.
 */
@NullMarked
package io.evenkeel.core.schedule;

import org.jspecify.annotations.NullMarked;
