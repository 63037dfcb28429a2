package io.evenkeel.benchmarks.sidebyside;

/**
 * Which CPU does what.
 *
 * @param load where the load generator, the origin and this program run
 * @param proxy where the proxy under test runs, alone
 */
record Cpus(int load, int proxy) {}
