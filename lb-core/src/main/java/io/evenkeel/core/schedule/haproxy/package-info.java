/**
 * HAProxy's algorithms, as version 2.6 runs them, one file each; the catalogue is
 * {@link io.evenkeel.core.schedule.haproxy.HaproxySchedulers}. Schedulers are values; pickers are for any thread, take no lock
 * and allocate nothing per pick. Orders are HAProxy's, exactly, while one thread picks (HAProxy: {@code nbthread 1}); with
 * several they hold up to the interleaving of the threads.
 */
@NullMarked
package io.evenkeel.core.schedule.haproxy;

import org.jspecify.annotations.NullMarked;
