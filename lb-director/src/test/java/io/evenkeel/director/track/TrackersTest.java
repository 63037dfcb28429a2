package io.evenkeel.director.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.evenkeel.vrrp.track.Reading;
import io.evenkeel.vrrp.track.Tracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackersTest {
    @Test
    void aChangeCountsWhenItHasLasted() {
        var settling = new Settling(Duration.ofNanos(10), Duration.ofNanos(5));
        assertThat(settling.after(true, 100)).as("what is seen first").isTrue();
        assertThat(settling.after(false, 110)).isTrue();
        assertThat(settling.left(112)).isEqualTo(Duration.ofNanos(3));
        assertThat(settling.after(true, 112)).as("it was started again").isTrue();
        assertThat(settling.left(112)).isZero();
        assertThat(settling.after(false, 120)).isTrue();
        assertThat(settling.after(false, 124)).isTrue();
        assertThat(settling.after(false, 125)).isFalse();
        assertThat(settling.after(true, 130)).isFalse();
        assertThat(settling.after(true, 139)).isFalse();
        assertThat(settling.after(true, 140)).isTrue();
        var atOnce = new Settling(Duration.ZERO, Duration.ZERO);
        assertThat(atOnce.after(false, 1)).isFalse();
        assertThat(atOnce.after(true, 1)).isTrue();
    }

    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    Path folder;
    private final BlockingQueue<Reading> readings = new LinkedBlockingQueue<>();

    private void await(Reading wanted) throws InterruptedException {
        Reading reading;
        do {
            reading = readings.poll(20, TimeUnit.SECONDS);
            assertThat(reading).as("no %s within 20 s", wanted).isNotNull();
        } while (!wanted.equals(reading));
    }

    private static ScriptTracker script(Duration timeout, boolean failsFirst, String... command) {
        return new ScriptTracker("test", List.of(command), SOON, timeout, 2, 2, failsFirst);
    }

    @Test
    void aScriptIsUpWhileItsStatusIsZero() throws IOException, InterruptedException {
        Path flag = folder.resolve("flag");
        ScriptTracker tracker = script(Duration.ofSeconds(10), false, "test", "-e", flag.toString());
        try (Tracker.Watch _ = tracker.start(readings::add)) {
            assertThat(readings.poll(20, TimeUnit.SECONDS)).isEqualTo(new Reading.Unknown());
            assertThat(readings.poll(20, TimeUnit.SECONDS)).as("the first result decides").isEqualTo(new Reading.Down());
            Files.createFile(flag);
            await(new Reading.Up());
            Files.delete(flag);
            await(new Reading.Down());
        }
    }

    @Test
    void aScriptThatHangsFailsAndIsKilled() throws InterruptedException {
        String mark = "4" + ProcessHandle.current().pid();
        try (Tracker.Watch _ = script(Duration.ofMillis(100), false, "sh", "-c", "sleep " + mark + "; true").start(readings::add)) {
            await(new Reading.Down());
        }
        assertThat(readings).doesNotContain(new Reading.Up());
        var left = new ProcessTracker("test", "sleep", List.of(mark), ProcessTracker.Match.ALL, false, 1, Integer.MAX_VALUE);
        readings.clear();
        try (Tracker.Watch _ = left.start(readings::add)) {
            await(new Reading.Down());
        }
    }

    @Test
    void aScriptMayCountAsFailedAtFirstOrNotBeThere() throws InterruptedException {
        try (Tracker.Watch _ = script(Duration.ofSeconds(10), true, "/nonexistent").start(readings::add)) {
            assertThat(readings.poll(20, TimeUnit.SECONDS)).isEqualTo(new Reading.Down());
            assertThat(readings.poll(20, TimeUnit.SECONDS)).isEqualTo(new Reading.Down());
        }
    }

    @Test
    void aFileIsItsNumber() throws IOException, InterruptedException {
        Path file = folder.resolve("number");
        try (Tracker.Watch _ = new FileTracker("test", file.toString(), OptionalInt.of(7), false).start(readings::add)) {
            await(new Reading.Value(7));
            Files.writeString(file, "-12 and more\n");
            await(new Reading.Value(-12));
            Files.delete(file);
            await(new Reading.Value(0));
        }
        Files.writeString(file, "5");
        new FileTracker("test", file.toString(), OptionalInt.of(7), false).start(readings::add).close();
        assertThat(file).hasContent("5");
        new FileTracker("test", file.toString(), OptionalInt.of(7), true).start(readings::add).close();
        assertThat(file).hasContent("7");
    }

    @Test
    void processesAreCounted() throws IOException, InterruptedException {
        String mark = "6" + ProcessHandle.current().pid();
        var tracker = new ProcessTracker("test", "sleep", List.of(mark), ProcessTracker.Match.ALL, false, 1, Integer.MAX_VALUE);
        Process process = new ProcessBuilder("sleep", mark).start();
        try (Tracker.Watch _ = tracker.start(readings::add)) {
            await(new Reading.Up());
            process.destroy();
            await(new Reading.Down());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void manyProcessesOfAName() throws IOException, InterruptedException {
        var own = new ProcessTracker("test", Files.readString(Path.of("/proc/self/comm")).strip(), List.of(), ProcessTracker.Match.ALL,
                false, 1, 100_000);
        try (Tracker.Watch _ = own.start(readings::add)) {
            await(new Reading.Up());
        }
        var none = new ProcessTracker("test", "no such program", List.of(), ProcessTracker.Match.ALL, false, 1, 9);
        try (Tracker.Watch _ = none.start(readings::add)) {
            await(new Reading.Down());
        }
    }
}
