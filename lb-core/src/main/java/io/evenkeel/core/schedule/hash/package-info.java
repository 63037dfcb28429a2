/**
 * Schedulers that send equal keys to the same server and move few keys when servers come and go:
 * {@link io.evenkeel.core.schedule.hash.HashSchedulers} is their catalogue. Called by pools and wrappers. Pickers are for any
 * thread; tables are immutable, made when a snapshot is.
 */
@NullMarked
package io.evenkeel.core.schedule.hash;

import org.jspecify.annotations.NullMarked;
