package io.evenkeel.director.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.evenkeel.director.notify.NotifyCommand.Subject;
import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.notify.NotifyOccasion;
import io.evenkeel.vrrp.notify.NotifyOptions;
import io.evenkeel.vrrp.protocol.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NotifierTest {
    @TempDir
    Path folder;

    private static RouterEvent to(RouterState state) {
        return new Transition("web", 51, "eth0", "both", 100, RouterState.BACKUP, state, new Cause.Started(), 1, Instant.EPOCH);
    }

    private static RouterEvent groupTo(RouterState state) {
        return new RouterEvent.GroupTransition("both", RouterState.BACKUP, state, Instant.EPOCH);
    }

    private static RouterEvent priority(int now) {
        return new RouterEvent.PriorityChange("web", "both", RouterState.ACTIVE, 100, now, Instant.EPOCH);
    }

    private NotifyCommand writes(Subject subject, String name, NotifyOccasion occasion) {
        List<String> command = List.of("sh", "-c", "echo " + subject + " $0 $* >> " + folder.resolve("said"), "script");
        return new NotifyCommand(subject, name, occasion, command);
    }

    private static Notifications pipes(NotifyPipe... pipes) {
        return new Notifications(List.of(), List.of(pipes), NotifyOptions.NONE, false);
    }

    @Test
    void commandsRunOnTheirOccasions() throws IOException {
        try (var notifier = new Notifier()) {
            notifier.use(Notifications.of(List.of(writes(Subject.ROUTER, "web", NotifyOccasion.ACTIVE),
                    writes(Subject.ROUTER, "web", NotifyOccasion.ANY), writes(Subject.GROUP, "both", NotifyOccasion.ANY),
                    writes(Subject.ROUTER, "other", NotifyOccasion.ANY))));
            notifier.runScripts(to(RouterState.ACTIVE));
            notifier.runScripts(groupTo(RouterState.ACTIVE));
            notifier.use(Notifications.of(List.of(writes(Subject.ROUTER, "web", NotifyOccasion.FAULT))));
            notifier.runScripts(to(RouterState.BACKUP));
            notifier.runScripts(to(RouterState.FAULT));
        }
        assertThat(Files.readAllLines(folder.resolve("said"))).containsExactly("ROUTER script",
                "ROUTER script INSTANCE web MASTER 100", "GROUP script GROUP both MASTER 0", "ROUTER script");
    }

    @Test
    void aPipeIsMadeHasALineForEachEventAndGoesAway() throws IOException {
        Path fifo = folder.resolve("fifo");
        try (var notifier = new Notifier()) {
            notifier.use(pipes(NotifyPipe.at(fifo.toString()), NotifyPipe.at(folder.resolve("none/fifo").toString())));
            assertThat(Files.getPosixFilePermissions(fifo)).hasSize(2);
            notifier.tellPipes(to(RouterState.BACKUP));
            notifier.tellPipes(groupTo(RouterState.BACKUP));
            notifier.tellPipes(priority(110));
            assertThat(lines(fifo, 2)).containsExactly("INSTANCE \"web\" BACKUP 100", "GROUP \"both\" BACKUP 0");
        }
        assertThat(fifo).doesNotExist();
    }

    @Test
    void whatIsInForceSaysWhoseStatesAreRepeatedAndWhosePrioritiesAreTold() throws IOException {
        Path fifo = folder.resolve("fifo");
        try (var notifier = new Notifier()) {
            notifier.use(pipes(NotifyPipe.at(fifo.toString())));
            notifier.tellPipes(to(RouterState.ACTIVE));
            notifier.tellPipes(priority(110));
            notifier.tellPipes(groupTo(RouterState.ACTIVE));
            notifier.restate(Set.of("web"), Set.of("both"));
            notifier.use(new Notifications(List.of(), List.of(NotifyPipe.at(fifo.toString())), new NotifyOptions(Set.of(), Set.of("web")),
                    true));
            notifier.tellPipes(priority(120));
            notifier.restate(Set.of("web"), Set.of("both"));
            notifier.tellPipes(to(RouterState.INITIALIZE));
            notifier.restate(Set.of("web"), Set.of("both"));
            notifier.restate(Set.of(), Set.of());
            notifier.tellPipes(to(RouterState.BACKUP));
            assertThat(lines(fifo, 8)).containsExactly("INSTANCE \"web\" MASTER 100", "GROUP \"both\" MASTER 0",
                    "INSTANCE \"web\" MASTER_PRIORITY 120", "INSTANCE \"web\" MASTER 120", "GROUP \"both\" MASTER 0",
                    "INSTANCE \"web\" STOP 100", "GROUP \"both\" MASTER 0", "INSTANCE \"web\" BACKUP 100");
        }
    }

    @Test
    void aReaderRunsWithItsPipeAndIsStartedAgainWithTheNextConfiguration() throws IOException, InterruptedException {
        Path fifo = folder.resolve("fifo");
        Path read = folder.resolve("read");
        List<String> reader = List.of("sh", "-c", "echo begin >> " + read + "; while read line; do echo \"$line\" >> " + read
                + "; case $line in *FAULT*) exit 3;; esac; done < $1", "reader");
        Notifications told = pipes(new NotifyPipe(fifo.toString(), "", reader));
        try (var notifier = new Notifier()) {
            notifier.use(told);
            notifier.tellPipes(to(RouterState.FAULT));
            awaitLines(read, 2);
            notifier.tellPipes(to(RouterState.BACKUP));
            while (Files.readAllLines(read).size() < 3) { // as soon as the one before has ended
                notifier.use(told);
                TimeUnit.MILLISECONDS.sleep(20); // between two looks at another process
            }
            notifier.tellPipes(to(RouterState.ACTIVE));
        }
        assertThat(Files.readAllLines(read)).containsExactly("begin", "INSTANCE \"web\" FAULT 100", "begin",
                "INSTANCE \"web\" BACKUP 100", "INSTANCE \"web\" MASTER 100");
    }

    @Test
    void twoConfigurationsCanBeToldAtOnce() {
        NotifyCommand one = writes(Subject.ROUTER, "web", NotifyOccasion.ACTIVE);
        NotifyCommand two = writes(Subject.ROUTER, "web", NotifyOccasion.BACKUP);
        var readA = new NotifyPipe("/a", "", List.of("cat"));
        var before = new Notifications(List.of(one), List.of(NotifyPipe.at("/a"), NotifyPipe.at("/c")),
                new NotifyOptions(Set.of("x"), Set.of()), false);
        var after = new Notifications(List.of(one, two), List.of(readA, NotifyPipe.at("/b")), new NotifyOptions(Set.of("y"), Set.of("y")),
                true);
        assertThat(before.and(after)).isEqualTo(new Notifications(List.of(one, two),
                List.of(NotifyPipe.at("/c"), readA, NotifyPipe.at("/b")), new NotifyOptions(Set.of("x", "y"), Set.of("y")), true));
        assertThat(Notifications.NONE.and(Notifications.NONE)).isEqualTo(Notifications.NONE);
    }

    private static List<String> lines(Path fifo, int count) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(fifo)) {
            while (lines.size() < count) {
                lines.add(in.readLine());
            }
        }
        return lines;
    }

    private static void awaitLines(Path file, int count) throws IOException, InterruptedException {
        while (!Files.exists(file) || Files.readAllLines(file).size() < count) {
            TimeUnit.MILLISECONDS.sleep(20); // between two looks at another process
        }
    }
}
