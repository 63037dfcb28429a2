package io.evenkeel.director.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("roundrobin", "leastconn", "weight", "rise", "fall", "PASS");

    @ParameterizedTest
    @CsvSource({"wieght, weight", "raise, rise", "pass, PASS", "rr, roundrobin", "lc, leastconn", "roundrobbin, roundrobin"})
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(Suggestion.nearest(typed, KNOWN)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"frobnicate", "x", "''", "中文", "zz"})
    void staysSilentWhenNothingIsNear(String typed) {
        assertThat(Suggestion.didYouMean(typed, KNOWN)).isNull();
    }
}
