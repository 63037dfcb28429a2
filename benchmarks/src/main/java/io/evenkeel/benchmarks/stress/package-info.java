/**
 * Races that must not lose or double a lease or a turn, provoked by jcstress: every interleaving it finds is checked against the
 * outcomes that are allowed. Started by {@code benchmarks/stress}.
 */
@NullMarked
package io.evenkeel.benchmarks.stress;

import org.jspecify.annotations.NullMarked;
