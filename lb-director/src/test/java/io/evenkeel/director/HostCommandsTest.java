package io.evenkeel.director;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.evenkeel.director.HostCommands.HostCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostCommandsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Optional<HostCommand> says(String what, String more) {
        return Optional.of(new HostCommand(List.of("sh", "-c", "echo " + what + " >> " + folder.resolve("said") + "; " + more),
                Duration.ofSeconds(1)));
    }

    @Test
    void theyRunOnceAroundEverythingAndStopNothing() throws IOException {
        DirectorConfig first = DirectorConfig.builder().hostCommands(new HostCommands(says("up", "exit 3"), says("never", ""))).build();
        DirectorConfig next = DirectorConfig.builder().hostCommands(new HostCommands(says("never", ""), says("down", "sleep 1000")))
                .build();
        Director director = Director.create(first);
        director.start().block(PATIENCE);
        assertThat(director.plan(next)).hasToString("~ startup and shutdown commands");
        director.apply(next).block(PATIENCE);
        director.stop(Duration.ZERO).block(PATIENCE);
        assertThat(Files.readAllLines(folder.resolve("said"))).containsExactly("up", "down");
    }

    @Test
    void aCommandNamesAProgram() {
        assertThatThrownBy(() -> new HostCommand(List.of(), PATIENCE)).hasMessage("command: [] (expected: a program)");
        assertThatThrownBy(() -> new HostCommand(List.of("true"), Duration.ZERO)).hasMessageStartingWith("timeout: PT0S (expected: ");
    }
}
