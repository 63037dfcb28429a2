/**
 * What choosing a server costs: our schedulers and those of other JVM libraries in one run of JMH. Started by
 * {@code benchmarks/pick}; {@link io.evenkeel.benchmarks.pick.Contenders} lists who takes part.
 */
@NullMarked
package io.evenkeel.benchmarks.pick;

import org.jspecify.annotations.NullMarked;
