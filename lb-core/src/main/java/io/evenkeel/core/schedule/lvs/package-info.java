/**
 * The schedulers of the Linux Virtual Server, one file each, and {@link io.evenkeel.core.schedule.lvs.LvsSchedulers}, their
 * catalogue: in the same state they choose what the kernel chooses, as recordings of the kernel show. Used by whoever
 * configures a pool.
 *
 * <p>Pure: nothing here knows the network, and time and chance are parameters. Pickers are for any thread.
 */
@NullMarked
package io.evenkeel.core.schedule.lvs;

import org.jspecify.annotations.NullMarked;
