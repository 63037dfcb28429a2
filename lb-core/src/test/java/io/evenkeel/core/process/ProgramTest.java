package io.evenkeel.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void aRunEndsWithItsStatus() throws InterruptedException {
        assertThat(Program.run(List.of("sh", "-c", "exit 7"), PATIENCE)).isEqualTo(new ProgramResult.Ended(7));
        assertThat(Program.run(List.of("true"), PATIENCE).isSuccess()).isTrue();
        assertThat(Program.run(List.of("/nonexistent"), PATIENCE))
                .isEqualTo(new ProgramResult.NotStarted("/nonexistent is not there or not executable"));
    }

    @Test
    void nobodyReadsWhatItSays() throws InterruptedException {
        assertThat(
                Program.run(List.of("sh", "-c", "cat; head -c 10000000 /dev/zero; head -c 10000000 /dev/zero >&2"), PATIENCE).isSuccess())
                .isTrue();
    }

    @Test
    void whatTakesTooLongEndsWithAllThatItHasStarted() throws IOException, InterruptedException {
        Path pids = folder.resolve("pids");
        String script = "trap '' TERM; (sleep 1000 & echo $! >> " + pids + "); echo $$ >> " + pids + "; while true; do sleep 0.1; done";
        Duration timeout = Duration.ofSeconds(1);
        assertThat(Program.run(List.of("sh", "-c", script), timeout)).isEqualTo(new ProgramResult.TimedOut(1000));
        assertThat(Files.readAllLines(pids)).hasSize(2).allSatisfy(ProgramTest::ends);
    }

    @Test
    void whoIsInterruptedLeavesNothingRunning() throws IOException, InterruptedException {
        Path pid = folder.resolve("pid");
        Path fifo = folder.resolve("fifo");
        assertThat(Program.run(List.of("mkfifo", fifo.toString()), PATIENCE).isSuccess()).isTrue();
        var interrupted = new CompletableFuture<Boolean>();
        Thread caller = new Thread(() -> {
            try {
                Program.run(List.of("sh", "-c", "echo $$ > " + pid + "; echo > " + fifo + "; sleep 1000"), PATIENCE);
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        caller.start();
        Files.readString(fifo);
        caller.interrupt();
        assertThat(interrupted.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
        ends(Files.readString(pid).strip());
    }

    @Test
    void aProgramThatStaysIsEndedOnRequest() throws IOException, InterruptedException {
        Program program = Program.start(List.of("sleep", "1000"));
        var status = new CompletableFuture<Integer>();
        program.onEnd(status::complete);
        assertThat(program.isAlive()).isTrue();
        assertThat(program.awaitEnd(Duration.ofMillis(1))).isFalse();
        program.end();
        assertThat(status.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(128 + 15);
        assertThat(program.isAlive()).isFalse();
        assertThatThrownBy(() -> Program.start(List.of("/etc/passwd"))).hasMessage("/etc/passwd is not there or not executable");
    }

    private static void ends(String pid) {
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(handle -> handle.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }
}
