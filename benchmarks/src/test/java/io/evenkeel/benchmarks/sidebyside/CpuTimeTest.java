package io.evenkeel.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class CpuTimeTest {
    private static final String FIELDS = " S 1 10 10 0 -1 4194560 100 0 0 0 %d %d 5000 6000 20 0 1 0 12345 1000 200\n";

    @Test
    void addsUserAndSystemTime() {
        assertThat(CpuTime.parse("77 (haproxy)" + FIELDS.formatted(123, 45))).isEqualTo(Duration.ofMillis(1680));
    }

    @Test
    void copesWithAnyNameOfAProcess() {
        assertThat(CpuTime.parse("77 (nginx: worker) 9 (x)" + FIELDS.formatted(1, 2))).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void countsABusyCpuButNotItsIdleTime() {
        String stat = """
                cpu  900 900 900 900 900 900 900 900 0 0
                cpu0 800 800 800 800 800 800 800 800 0 0
                cpu1 100 2 30 99999 77777 4 50 6 11111 0
                intr 1
                """;
        assertThat(CpuTime.parseCpu(stat, 1)).isEqualTo(Duration.ofMillis(1920));
        assertThatThrownBy(() -> CpuTime.parseCpu(stat, 2)).isInstanceOf(Problem.class)
                .hasMessage("/proc/stat has no line for CPU 2.");
    }
}
