package io.evenkeel.director.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.evenkeel.director.notify.NotifyCommand.Subject;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.protocol.Cause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierTest {
    @TempDir
    Path folder;

    private static Transition to(RouterState state) {
        return new Transition("web", 51, "eth0", "both", 100, RouterState.BACKUP, state, new Cause.Started(), 1, Instant.EPOCH);
    }

    private NotifyCommand writes(Subject subject, String name, @Nullable RouterState state) {
        List<String> command = List.of("sh", "-c", "echo " + subject + " $0 $* >> " + folder.resolve("said"), "script");
        return new NotifyCommand(subject, name, Optional.ofNullable(state), command);
    }

    @Test
    void commandsRunAtTheirChanges() throws IOException {
        try (var notifier = new Notifier()) {
            notifier.use(new Notifications(List.of(writes(Subject.ROUTER, "web", RouterState.ACTIVE), writes(Subject.ROUTER, "web", null),
                    writes(Subject.GROUP, "both", null), writes(Subject.ROUTER, "other", null)), List.of()));
            notifier.onTransition(to(RouterState.ACTIVE));
            notifier.use(new Notifications(List.of(writes(Subject.ROUTER, "web", RouterState.FAULT)), List.of()));
            notifier.onTransition(to(RouterState.BACKUP));
            notifier.onTransition(to(RouterState.FAULT));
        }
        assertThat(Files.readAllLines(folder.resolve("said"))).containsExactly("ROUTER script",
                "ROUTER script INSTANCE web MASTER 100", "GROUP script GROUP both MASTER 0", "ROUTER script");
    }

    @Test
    void aFifoIsMadeAndHasALineForEachChange() throws IOException {
        Path fifo = folder.resolve("fifo");
        try (var notifier = new Notifier()) {
            notifier.use(new Notifications(List.of(), List.of(fifo.toString(), folder.resolve("none/fifo").toString())));
            notifier.onTransition(to(RouterState.BACKUP));
            String wanted = "INSTANCE \"web\" BACKUP 100\nGROUP \"both\" BACKUP 0\n";
            try (var in = Files.newInputStream(fifo)) {
                assertThat(new String(in.readNBytes(wanted.length()), StandardCharsets.US_ASCII)).isEqualTo(wanted);
            }
        }
    }

    @Test
    void twoConfigurationsCanBeToldAtOnce() {
        NotifyCommand one = writes(Subject.ROUTER, "web", RouterState.ACTIVE);
        NotifyCommand two = writes(Subject.ROUTER, "web", RouterState.BACKUP);
        assertThat(new Notifications(List.of(one), List.of("/a")).and(new Notifications(List.of(one, two), List.of("/a", "/b"))))
                .isEqualTo(new Notifications(List.of(one, two), List.of("/a", "/b")));
        assertThat(Notifications.NONE.and(Notifications.NONE)).isEqualTo(Notifications.NONE);
    }
}
