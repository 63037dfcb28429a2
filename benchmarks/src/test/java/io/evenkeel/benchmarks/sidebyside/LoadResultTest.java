package io.evenkeel.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LoadResultTest {
    /** As wrk 4.1.0 printed it. */
    private static final String ALL_NOT_FOUND = """
            Running 1s test @ http://127.0.0.1:18099/nope
              1 threads and 4 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.88ms    1.32ms  12.20ms   89.12%
                Req/Sec     2.27k   456.39     3.15k    70.00%
              Latency Distribution
                 50%    1.52ms
                 75%    2.02ms
                 90%    3.17ms
                 99%    7.91ms
              2261 requests in 1.00s, 1.12MB read
              Non-2xx or 3xx responses: 2261
            Requests/sec:   2260.37
            Transfer/sec:      1.12MB
            """;

    private static final String CLEAN = ALL_NOT_FOUND.replace("  Non-2xx or 3xx responses: 2261\n", "");

    @Test
    void readsCountRateAndPercentiles() {
        assertThat(LoadResult.parse(CLEAN)).isEqualTo(new LoadResult(2261, 2260.37, 1.52, 7.91, 0, 0));
    }

    @Test
    void countsBadAnswers() {
        LoadResult result = LoadResult.parse(ALL_NOT_FOUND);
        assertThat(result.errorAnswers()).isEqualTo(2261);
        assertThat(result.errors()).isEqualTo(2261);
    }

    @Test
    void addsUpEveryKindOfSocketError() {
        LoadResult result = LoadResult.parse(ALL_NOT_FOUND.replace("  Non-2xx",
                "  Socket errors: connect 1, read 20, write 300, timeout 4000\n  Non-2xx"));
        assertThat(result.socketErrors()).isEqualTo(4321);
        assertThat(result.errors()).isEqualTo(4321 + 2261);
    }

    @Test
    void understandsEveryUnitOfTime() {
        assertThat(LoadResult.parse(CLEAN.replace("1.52ms", "812.00us")).p50Millis()).isCloseTo(0.812, within(1e-9));
        assertThat(LoadResult.parse(CLEAN.replace("7.91ms", "1.07s")).p99Millis()).isCloseTo(1070, within(1e-9));
        assertThat(LoadResult.parse(CLEAN.replace("7.91ms", "1.50m")).p99Millis()).isCloseTo(90_000, within(1e-9));
    }

    @Test
    void refusesWhatWrkDoesNotPrint() {
        assertThatThrownBy(() -> LoadResult.parse("unable to connect to 127.0.0.1:18098 Connection refused"))
                .isInstanceOf(Problem.class).hasMessageContaining("unable to connect to 127.0.0.1:18098");
    }
}
