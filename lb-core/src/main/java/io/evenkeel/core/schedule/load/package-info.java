/**
 * Schedulers that look at load, latency and idleness: {@link io.evenkeel.core.schedule.load.LoadSchedulers} is their catalogue.
 * Called by pools and wrappers. Pickers and their feedback are for any thread: no lock, no allocation; what they learn is kept
 * per server and outlives a snapshot.
 */
@NullMarked
package io.evenkeel.core.schedule.load;

import org.jspecify.annotations.NullMarked;
