/**
 * The program behind {@code benchmarks/simulate}: a queueing simulation of servers behind a pool, for any set of schedulers. The
 * real {@link io.evenkeel.core.Pool} chooses, on a {@link io.evenkeel.core.time.VirtualClock}; arrivals, service times and faults
 * come from a seed, so that every run can be repeated exactly. Called by the command line and by the tests that hold the
 * schedulers against closed formulas. One thread.
 */
@NullMarked
package io.evenkeel.benchmarks.simulator;

import org.jspecify.annotations.NullMarked;
