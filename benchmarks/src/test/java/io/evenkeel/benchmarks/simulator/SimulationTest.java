package io.evenkeel.benchmarks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class SimulationTest {
    private static Contender contender(String name) {
        return Contender.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void everySchedulerRunsAndTheSameSeedGivesTheSameResult() {
        for (Scenario scenario : Scenario.standard(5, 0.5, Duration.ofSeconds(5))) {
            for (Contender contender : Contender.all()) {
                Result first = Simulation.run(scenario, contender, 3);
                Result second = Simulation.run(scenario, contender, 3);
                assertThat(first.latencies().count()).as(contender.name()).isGreaterThan(500);
                assertThat(second.latencies().mean()).isEqualTo(first.latencies().mean());
                assertThat(second.picksPerSecond().toArray(int[][]::new)).isDeepEqualTo(first.picksPerSecond().toArray(int[][]::new));
            }
        }
    }

    /** One server alone is M/M/1 and M/D/1, whose mean times are known. */
    @Test
    void oneServerIsTheTextbookQueue() {
        Scenario exponential = Scenario.steady(1, 0.5, Duration.ofSeconds(2000));
        assertThat(Simulation.run(exponential, contender("roundrobin"), 1).latencies().mean()).isCloseTo(0.02, withinPercentage(2));
        Scenario constant = exponential.service(new Service.Constant(0.01));
        assertThat(Simulation.run(constant, contender("roundrobin"), 1).latencies().mean()).isCloseTo(0.015, withinPercentage(2));
    }

    @Test
    void workAndArrivalsHaveTheirMeans() {
        Service.Times heavy = new Service.HeavyTailed(0.01).times(new SplittableRandom(1));
        Arrivals.Gaps bursty = new Arrivals.Bursty(1000, 3, 0.5).gaps(new SplittableRandom(2));
        double work = 0;
        double time = 0;
        for (int i = 0; i < 2_000_000; i++) {
            work += heavy.next();
            time += bursty.next();
        }
        assertThat(work / 2_000_000).isCloseTo(0.01, withinPercentage(2));
        assertThat(2_000_000 / time).isCloseTo(1000, withinPercentage(3));
    }

    @Test
    void aServerThatDiesLosesItsWorkUntilTheChecksFindOutAndComesBack() {
        Scenario scenario = Scenario.steady(4, 0.5, Duration.ofSeconds(20)).faults(
                new Fault.Down(Duration.ofSeconds(6), 1, Duration.ofSeconds(2)),
                new Fault.Up(Duration.ofSeconds(12), 1, Duration.ofSeconds(1)));
        Result result = Simulation.run(scenario, contender("roundrobin"), 1);
        int[] picks = result.picksPerSecond().get(1);
        assertThat(picks[7]).isPositive();
        assertThat(picks[9]).isZero();
        assertThat(picks[15]).isPositive();
        assertThat(result.retried()).isPositive();
        assertThat(result.failed()).isZero();
    }

    @Test
    void aHaproxyLogIsReplayed() {
        Scenario scenario = AccessLog.scenario(List.of(
                "Nov 20 10:00:00 lb haproxy[7]: 10.0.0.1:4711 [20/Nov/2026:10:00:00.250] web app/a 0/0/1/40/42 200 512 - - ---- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"",
                "Nov 20 10:00:00 lb haproxy[7]: 10.0.0.1:4712 [20/Nov/2026:10:00:00.100] web app/b 0/0/1/60/+62 200 512 - - ---- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"",
                "Nov 20 10:00:01 lb haproxy[7]: 10.0.0.1:4713 [20/Nov/2026:10:00:01.000] web app/<NOSRV> 0/-1/-1/-1/0 503 212 - - SC-- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"",
                "Nov 20 10:00:01 lb haproxy[7]: Server app/a is DOWN"), 2);
        assertThat(((Arrivals.Replay) scenario.arrivals()).gapSeconds()).hasSize(2)
                .satisfies(gaps -> assertThat(gaps.get(1)).isCloseTo(0.15, withinPercentage(0.1)));
        assertThat(((Service.Replay) scenario.service()).seconds()).containsExactly(0.06, 0.04);
        assertThat(Simulation.run(scenario, contender("p2c"), 1).latencies().count()).isEqualTo(2);
    }

    @Test
    void aCommonLogIsReplayedWithItsSecondsFilledEvenly() {
        Scenario scenario = AccessLog.scenario(List.of(
                "10.0.0.1 - - [20/Nov/2026:10:00:00 +0000] \"GET /a HTTP/1.1\" 200 512 \"-\" \"curl/8\" 0.025",
                "10.0.0.2 - - [20/Nov/2026:10:00:00 +0000] \"GET /b HTTP/1.1\" 200 512 15000",
                "10.0.0.3 - - [20/Nov/2026:10:00:01 +0000] \"GET /c HTTP/1.1\" 200 512 \"-\" \"curl/8\" 0.010"), 2);
        assertThat(((Arrivals.Replay) scenario.arrivals()).gapSeconds()).hasSize(3).satisfies(gaps -> {
            assertThat(gaps.get(1)).isCloseTo(0.5, withinPercentage(0.1));
            assertThat(gaps.get(2)).isCloseTo(0.75, withinPercentage(0.1));
        });
        assertThat(((Service.Replay) scenario.service()).seconds()).containsExactly(0.025, 0.015, 0.010);
    }

    private static String run(int status, String... args) throws Exception {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(Simulate.run(List.of(args), stream, stream)).isEqualTo(status);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void thePictureIsXmlAndNoTwoTextsOverlap(@TempDir Path folder) throws Exception {
        Path picture = folder.resolve("picture.svg");
        String report = run(0, "--seconds", "5", "--servers", "4", "--schedulers", "p2c,maglev", "--picture", picture.toString());
        assertThat(report).contains("    benchmarks/simulate --schedulers p2c,maglev --servers 4 --load 0.8 --seconds 5 --seed 1")
                .contains("| p2c | ").contains("**slow**");
        String svg = Files.readString(picture);
        assertThatCode(() -> DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg))))
                .doesNotThrowAnyException();
        List<double[]> boxes = Pattern.compile("<text class=\"[a-z]*\" x=\"(\\d+)\" y=\"(\\d+)\" text-anchor=\"(\\w+)\">([^<]*)</text>")
                .matcher(svg).results().map(text -> {
                    double width = 6.6 * text.group(4).length();
                    double x = Double.parseDouble(text.group(1))
                            - switch (text.group(3)) {
                                case "middle" -> width / 2;
                                case "end" -> width;
                                default -> 0;
                            };
                    return new double[] {x, x + width, Double.parseDouble(text.group(2))};
                }).toList();
        assertThat(boxes).hasSizeGreaterThan(20);
        for (double[] one : boxes) {
            assertThat(boxes).filteredOn(other -> other[0] < one[1] && one[0] < other[1] && Math.abs(other[2] - one[2]) < 12).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--servers 0|--servers: 0 (expected: 1..5000)", "--load x|--load: x (expected: 0.01..0.999)",
        "--fast|--fast: value missing, or no such option (see --help)", "--speed 1|--speed: no such option (see --help)",
        "--scenario calm|--scenario: calm (expected: one or more of steady,heavy,bursty,unequal,slow)"})
    void aBadWordIsNamed(String line, String message) {
        assertThatCode(() -> Options.parse(List.of(line.split(" ")))).isInstanceOf(Problem.class).hasMessage(message);
    }

    @Test
    void helpNamesEveryScheduler() throws Exception {
        assertThat(run(0, "--help")).contains(Contender.all().stream().map(Contender::name).toList());
    }
}
