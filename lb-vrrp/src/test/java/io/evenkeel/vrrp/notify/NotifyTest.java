package io.evenkeel.vrrp.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.evenkeel.core.process.Program;
import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterEvent.GroupTransition;
import io.evenkeel.vrrp.RouterEvent.LowerPriorityHeard;
import io.evenkeel.vrrp.RouterEvent.PriorityChange;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.protocol.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scripts and lines, as keepalived's users have them. */
class NotifyTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void theScriptOfTheStateComesBeforeTheGeneralOneWithFourArguments() throws IOException {
        NotifyScripts scripts = router("VI 1", NotifyOptions.NONE, NotifyOccasion.ACTIVE, NotifyOccasion.STOPPED, NotifyOccasion.ANY);

        scripts.onEvent(transition("VI 1", RouterState.ACTIVE));
        scripts.onEvent(transition("VI 2", RouterState.ACTIVE));
        scripts.onEvent(new GroupTransition("VI 1", RouterState.BACKUP, RouterState.ACTIVE, Instant.EPOCH));
        scripts.onEvent(transition("VI 1", RouterState.FAULT));
        scripts.onEvent(transition("VI 1", RouterState.INITIALIZE));

        assertThat(said()).containsExactly("ACTIVE", "ANY INSTANCE VI 1 MASTER 100", "ANY INSTANCE VI 1 FAULT 100", "STOPPED",
                "ANY INSTANCE VI 1 STOP 100");
    }

    @Test
    void whatWasTakenOutIsInFaultUnlessDeletedIsAskedFor() throws IOException {
        NotifyOccasion[] all = NotifyOccasion.values();
        RouterEvent removed = transition("A", RouterState.INITIALIZE, new Cause.Removed());

        router("A", NotifyOptions.NONE, NotifyOccasion.STOPPED, NotifyOccasion.FAULT, NotifyOccasion.ANY).onEvent(removed);
        router("A", new NotifyOptions(Set.of("A"), Set.of()), all).onEvent(removed);

        assertThat(said()).containsExactly("ANY INSTANCE A FAULT 100", "DELETED", "ANY INSTANCE A DELETED 100");
    }

    @Test
    void aGroupIsToldOfItsOwnTransitions() throws IOException {
        NotifyScripts scripts = NotifyScripts.ofGroup("G", TIMEOUT).on(NotifyOccasion.ACTIVE, List.of(script(), "master"))
                .on(NotifyOccasion.ANY, List.of(script()));

        scripts.onEvent(transition("G", RouterState.ACTIVE));
        scripts.onEvent(new GroupTransition("G", RouterState.BACKUP, RouterState.ACTIVE, Instant.EPOCH));
        scripts.onEvent(new GroupTransition("G", RouterState.ACTIVE, RouterState.INITIALIZE, Instant.EPOCH));
        scripts.onEvent(new GroupTransition("H", RouterState.BACKUP, RouterState.ACTIVE, Instant.EPOCH));

        assertThat(said()).containsExactly("master", "GROUP G MASTER 0", "GROUP G STOP 0");
    }

    @Test
    void aLowerPriorityHasAScriptOfItsOwn() throws IOException {
        NotifyScripts scripts = router("A", NotifyOptions.NONE, NotifyOccasion.values());

        scripts.onEvent(lower("A"));
        scripts.onEvent(lower("B"));
        scripts.onEvent(new PriorityChange("A", null, RouterState.ACTIVE, 100, 90, Instant.EPOCH));

        assertThat(said()).containsExactly("LOWER_PRIORITY");
    }

    @Test
    void aScriptThatFailsOrHangsHoldsNobodyUpForEver() throws IOException {
        NotifyScripts scripts = NotifyScripts.ofRouter("A", Duration.ofMillis(200), NotifyOptions.NONE)
                .on(NotifyOccasion.FAULT, List.of("/nonexistent"))
                .on(NotifyOccasion.BACKUP, List.of("/bin/sleep", "60"));

        scripts.onEvent(transition("A", RouterState.FAULT));
        scripts.onEvent(transition("A", RouterState.BACKUP));
        router("A", NotifyOptions.NONE, NotifyOccasion.ACTIVE).onEvent(transition("A", RouterState.ACTIVE));

        assertThat(said()).containsExactly("ACTIVE");
    }

    @Test
    @Timeout(30)
    void aFifoGetsKeepalivedsLines() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        Path path = fifo();
        try (NotifyFifo fifo = NotifyFifo.open(path, new NotifyOptions(Set.of("VI_1"), Set.of("VI_1")));
                BufferedReader in = Files.newBufferedReader(path)) {
            Stream.of(transition("VI_1", RouterState.ACTIVE),
                    new GroupTransition("G", RouterState.BACKUP, RouterState.ACTIVE, Instant.EPOCH), lower("VI_1"),
                    new PriorityChange("VI_1", "G", RouterState.ACTIVE, 100, 110, Instant.EPOCH),
                    new PriorityChange("VI_1", "G", RouterState.FAULT, 110, 90, Instant.EPOCH),
                    new PriorityChange("VI_2", "G", RouterState.FAULT, 110, 90, Instant.EPOCH),
                    transition("VI_1", RouterState.INITIALIZE, new Cause.Removed()),
                    transition("VI_2", RouterState.INITIALIZE, new Cause.Removed())).forEach(fifo::onEvent);
            while (lines.size() < 7) {
                lines.add(in.readLine());
            }
        }

        assertThat(lines).containsExactly("INSTANCE \"VI_1\" MASTER 100", "GROUP \"G\" MASTER 0",
                "INSTANCE \"VI_1\" MASTER_RX_LOWER_PRI 100", "INSTANCE \"VI_1\" MASTER_PRIORITY 110",
                "INSTANCE \"VI_1\" BACKUP_PRIORITY 90", "INSTANCE \"VI_1\" DELETED 100", "INSTANCE \"VI_2\" FAULT 100");
    }

    @Test
    @Timeout(30)
    void nobodyWaitsForAReaderThatDoesNotCome() throws IOException, InterruptedException {
        Path fifo = fifo();
        try (NotifyFifo pipe = NotifyFifo.open(fifo, NotifyOptions.NONE)) {
            for (int i = 0; i < 5000; i++) { // 64 KiB are full after some 2500 lines
                pipe.onEvent(transition("VI_" + i, RouterState.ACTIVE));
            }
            try (var in = Files.newBufferedReader(fifo)) {
                assertThat(in.readLine()).isEqualTo("INSTANCE \"VI_0\" MASTER 100");
            }
        }
    }

    @Test
    void aFileIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "precious");
        assertThatThrownBy(() -> NotifyFifo.open(file, NotifyOptions.NONE))
                .hasMessage("it is no FIFO: move it away, or choose another path");
        assertThat(file).hasContent("precious");
    }

    private Path fifo() throws InterruptedException {
        Path fifo = folder.resolve("fifo");
        assertThat(Program.run(List.of("mkfifo", fifo.toString()), TIMEOUT).isSuccess()).isTrue();
        return fifo;
    }

    private NotifyScripts router(String name, NotifyOptions options, NotifyOccasion... occasions) throws IOException {
        NotifyScripts scripts = NotifyScripts.ofRouter(name, TIMEOUT, options);
        for (NotifyOccasion occasion : occasions) {
            scripts.on(occasion, List.of(script(), occasion.name()));
        }
        return scripts;
    }

    private List<String> said() throws IOException {
        return Files.readAllLines(folder.resolve("out"));
    }

    private String script() throws IOException {
        Path script = folder.resolve("script");
        if (!Files.exists(script)) {
            Files.writeString(script, "#!/bin/sh\necho \"$@\" >> " + folder.resolve("out") + "\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        return script.toString();
    }

    private static RouterEvent transition(String name, RouterState to) {
        return transition(name, to, new Cause.Started());
    }

    private static RouterEvent transition(String name, RouterState to, Cause cause) {
        return new Transition(name, 51, "eth0", "G", 100, RouterState.INITIALIZE, to, cause, 1, Instant.EPOCH);
    }

    private static RouterEvent lower(String name) {
        return new LowerPriorityHeard(name, "G", InetAddress.ofLiteral("10.0.0.2"), 50, 100, 1, Instant.EPOCH);
    }
}
