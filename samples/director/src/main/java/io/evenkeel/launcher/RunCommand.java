package io.evenkeel.launcher;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.evenkeel.director.DirectorConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code evenkeel run}: a director from configuration files, until a signal ends it. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs a director from haproxy.cfg and keepalived.conf.", footer = {"",
    "SIGINT and SIGTERM stop it at once, SIGUSR1 when the last request is done; SIGHUP makes it read the files anew.",
    "Status: 0 stopped by a signal, 1 failed while running, 2 wrong command line or configuration."})
final class RunCommand implements Callable<Integer> {
    private static final Map<String, Wish> SIGNALS = Map.of("INT", Wish.STOP, "TERM", Wish.STOP, "USR1", Wish.DRAIN, "HUP", Wish.RELOAD);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private FilesMixin files = new FilesMixin();

    @Override
    public Integer call() throws InterruptedException {
        DirectorConfig director = read();
        if (director == null) {
            throw new UserError(UserError.USAGE, "nothing was started, for the errors above");
        }
        new Service(director, SIGNALS, this::read).run(Supplier::get, () -> {});
        return 0;
    }

    private @Nullable DirectorConfig read() {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        Configuration configuration = files.read();
        err.print(configuration.remarks());
        err.flush();
        return configuration.director();
    }
}
