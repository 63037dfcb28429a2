package io.evenkeel.vrrp.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.protocol.Cause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts and lines, as keepalived's users have them. */
class NotifyTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void theScriptOfTheStateComesBeforeTheGeneralOneWithFourArguments() throws IOException {
        NotifyScripts scripts = NotifyScripts.ofRouter("VI 1", TIMEOUT).on(RouterState.ACTIVE, List.of(script(), "master"))
                .onAny(List.of(script(), "any"));

        scripts.onTransition(transition("VI 1", null, RouterState.ACTIVE));
        scripts.onTransition(transition("VI 2", null, RouterState.ACTIVE));
        scripts.onTransition(transition("VI 1", null, RouterState.FAULT));
        scripts.onTransition(transition("VI 1", null, RouterState.INITIALIZE));

        assertThat(Files.readAllLines(folder.resolve("out"))).containsExactly("master", "any INSTANCE VI 1 MASTER 100",
                "any INSTANCE VI 1 FAULT 100", "any INSTANCE VI 1 STOP 100");
    }

    @Test
    void aGroupIsToldOnceForAllItsMembers() throws IOException {
        NotifyScripts scripts = NotifyScripts.ofGroup("G", TIMEOUT).onAny(List.of(script()));

        scripts.onTransition(transition("A", "G", RouterState.ACTIVE));
        scripts.onTransition(transition("B", "G", RouterState.ACTIVE));
        scripts.onTransition(transition("A", "G", RouterState.BACKUP));
        scripts.onTransition(transition("C", "H", RouterState.BACKUP));

        assertThat(Files.readAllLines(folder.resolve("out"))).containsExactly("GROUP G MASTER 0", "GROUP G BACKUP 0");
    }

    @Test
    void aScriptThatFailsOrHangsHoldsNobodyUpForEver() throws IOException {
        NotifyScripts scripts = NotifyScripts.ofRouter("A", Duration.ofMillis(200)).on(RouterState.FAULT, List.of("/nonexistent"))
                .on(RouterState.BACKUP, List.of("/bin/sleep", "60")).onAny(List.of(script()));

        scripts.onTransition(transition("A", null, RouterState.FAULT));
        scripts.onTransition(transition("A", null, RouterState.BACKUP));

        assertThat(Files.readAllLines(folder.resolve("out"))).hasSize(2);
    }

    @Test
    void aFifoGetsKeepalivedsLines() throws IOException {
        Path lines = Files.createFile(folder.resolve("fifo"));
        try (NotifyFifo fifo = NotifyFifo.open(lines)) {
            fifo.onTransition(transition("VI_1", "G", RouterState.ACTIVE));
            fifo.onTransition(transition("VI_2", "G", RouterState.ACTIVE));
        }

        assertThat(Files.readAllLines(lines)).containsExactly("INSTANCE \"VI_1\" MASTER 100", "GROUP \"G\" MASTER 0",
                "INSTANCE \"VI_2\" MASTER 100");
    }

    private String script() throws IOException {
        Path script = folder.resolve("script");
        Files.writeString(script, "#!/bin/sh\necho \"$@\" >> " + folder.resolve("out") + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script.toString();
    }

    private static Transition transition(String name, @Nullable String group, RouterState to) {
        return new Transition(name, 51, "eth0", group, 100, RouterState.INITIALIZE, to, new Cause.Started(), 1, Instant.EPOCH);
    }
}
