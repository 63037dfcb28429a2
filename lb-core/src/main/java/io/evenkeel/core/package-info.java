/**
 * Servers, pools and leases: who may get a request, and who has it. A {@link io.evenkeel.core.Pool} admits requests by
 * asking the {@link io.evenkeel.core.Picker} that its {@link io.evenkeel.core.Scheduler} made for the current snapshot;
 * the algorithms are in {@link io.evenkeel.core.schedule}.
 *
 * <p>Called by the proxy and by applications that choose servers themselves. Reading and acquiring is for any thread;
 * changes are serialised by the pool.
 */
@NullMarked
package io.evenkeel.core;

import org.jspecify.annotations.NullMarked;
