/**
 * Runs HAProxy, nginx and Evenkeel as reverse proxies side by side under the same load, and says what each request cost.
 *
 * <p>{@code benchmarks/side-by-side} calls {@link io.evenkeel.benchmarks.sidebyside.SideBySide}. The proxy under test
 * has a CPU to itself; the load generator (wrk) and the web server behind the proxies (nginx) share the other. Reading
 * ({@link io.evenkeel.benchmarks.sidebyside.CpuTime}, {@link io.evenkeel.benchmarks.sidebyside.LoadResult}) and
 * arithmetic ({@link io.evenkeel.benchmarks.sidebyside.Report}) are pure; everything else starts and stops processes.
 *
 * <p>Threads: one, apart from the hook that cleans up when the virtual machine is told to end.
 */
@NullMarked
package io.evenkeel.benchmarks.sidebyside;

import org.jspecify.annotations.NullMarked;
