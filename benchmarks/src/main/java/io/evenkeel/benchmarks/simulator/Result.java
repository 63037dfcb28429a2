package io.evenkeel.benchmarks.simulator;

import java.util.List;

/**
 * What came of one run.
 *
 * @param latencies response times after the warm-up, of requests that were answered
 * @param failed requests that no server answered, after the warm-up
 * @param retried attempts that failed and were made again on another server, after the warm-up
 * @param imbalance what the server with the most requests per weight got, by the mean
 * @param picksPerSecond of each server in each second of the run
 */
record Result(String scheduler, Latencies latencies, long failed, long retried, double imbalance, List<int[]> picksPerSecond) {}
