package io.evenkeel.director;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.evenkeel.core.process.Program;
import io.evenkeel.core.process.ProgramResult;
import io.evenkeel.director.HostCommands.HostCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Runs what prepares a host or tidies it up, on a thread of its own. Any thread. */
final class HostCommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Director.class);

    private HostCommandRunner() {}

    /** Completes when the command has ended, however that was. */
    static Mono<Void> run(String what, Optional<HostCommand> command) {
        return command.map(one -> Mono.fromFuture(CompletableFuture.runAsync(() -> run(what, one),
                task -> Thread.ofVirtual().name(what).start(task)), true)).orElseGet(Mono::empty);
    }

    private static void run(String what, HostCommand command) {
        try {
            ProgramResult result = Program.run(command.command(), command.timeout());
            if (result.isSuccess()) {
                LOG.info("The {} command {} has run", what, command.command());
            } else {
                LOG.warn("The {} command {} {}", what, command.command(), result.text());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
