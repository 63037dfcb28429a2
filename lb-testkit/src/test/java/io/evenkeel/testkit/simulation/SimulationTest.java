package io.evenkeel.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import io.evenkeel.vrrp.protocol.Machine;
import io.evenkeel.vrrp.protocol.VrrpMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of runs of two to five hosts with faults. */
class SimulationTest {
    /** {@code -Devenkeel.simulation.runs=100000} for a long round. */
    private static final int RUNS = Integer.getInteger("evenkeel.simulation.runs", 2_000);
    /** Within so many runs a wrong machine has to be found out. */
    private static final int MUTANT_RUNS = 400;

    @Test
    void whateverHappensTheInvariantsHoldAndTheNetworkHeals() {
        List<String> failures = LongStream.range(0, RUNS).parallel()
                .mapToObj(seed -> failure(seed, VrrpMachine::step)).flatMap(Optional::stream).limit(3).toList();

        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void aWrongMachineIsFoundOut(Mutant mutant) {
        Optional<String> found = LongStream.range(0, MUTANT_RUNS).mapToObj(seed -> failure(seed, mutant))
                .flatMap(Optional::stream).findFirst();

        assertThat(found).as("%s is found out within %d runs", mutant, MUTANT_RUNS).isPresent();
    }

    private static Optional<String> failure(long seed, Machine machine) {
        try {
            Scenario.run(seed, machine);
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
