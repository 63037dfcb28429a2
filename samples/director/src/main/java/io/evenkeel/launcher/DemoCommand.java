package io.evenkeel.launcher;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.evenkeel.core.time.Clock;
import io.evenkeel.launcher.demo.FailoverDemo;
import io.evenkeel.launcher.demo.LocalDemo;
import io.evenkeel.launcher.lab.NetworkLab;
import io.evenkeel.launcher.process.Cleanup;
import io.evenkeel.launcher.terminal.Look;
import io.evenkeel.launcher.terminal.Story;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evenkeel demo}: tells a story in the terminal, then stays up until Ctrl-C. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Shows a director at work: traffic that spreads, a server that dies and comes back.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--once", description = "End after the story; status 0 only if every request was answered.")
    private boolean once;

    @Option(names = "--http", paramLabel = "PORT", description = "The director's HTTP port; default 8080, or any if that is taken.")
    private @Nullable Integer http;

    @Option(names = "--tcp", paramLabel = "PORT", description = "The director's TCP port; default 8081, or any if that is taken.")
    private @Nullable Integer tcp;

    @Option(names = "--ha", description = "Two directors and an address that moves between them, in network namespaces; needs root.")
    private boolean ha;

    @Override
    public Integer call() throws InterruptedException {
        OptionalInt httpPort = port("--http", http);
        OptionalInt tcpPort = port("--tcp", tcp);
        if (ha && !NetworkLab.permitted()) {
            throw UserError
                    .failed("demo --ha needs root: it makes network namespaces; run it with sudo, or run 'evenkeel demo' without --ha");
        }
        Logging.silence();
        try (Cleanup cleanup = Cleanup.atExit()) {
            var story = new Story(System.out, Look.ofStandardOutput());
            return ha ? failover(new FailoverDemo(story, Clock.system(), cleanup), story)
                    : local(new LocalDemo(story, Clock.system(), cleanup), story, httpPort, tcpPort);
        }
    }

    private int failover(FailoverDemo demo, Story story) throws InterruptedException {
        boolean good = demo.tell();
        if (!once) {
            demo.invite();
            awaitInterrupt(story);
        }
        return good ? 0 : UserError.FAILED;
    }

    private int local(LocalDemo demo, Story story, OptionalInt httpPort, OptionalInt tcpPort) throws InterruptedException {
        boolean good = demo.tell(httpPort, tcpPort);
        if (!once) {
            demo.invite();
            awaitInterrupt(story);
        }
        return good ? 0 : UserError.FAILED;
    }

    private OptionalInt port(String option, @Nullable Integer number) {
        if (number == null) {
            return OptionalInt.empty();
        }
        if (ha || number < 1 || number > 65_535) {
            String message = ha ? option + " does not go with --ha: its director listens in a namespace of its own"
                    : option + ": " + number + " (expected: 1..65535)";
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
        }
        return OptionalInt.of(number);
    }

    private static void awaitInterrupt(Story story) throws InterruptedException {
        story.aside("Ctrl-C ends it.");
        var over = new CountDownLatch(1);
        Signals.on("INT", signal -> over.countDown());
        over.await();
    }
}
