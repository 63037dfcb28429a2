package io.evenkeel.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.evenkeel.director.DirectorConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evenkeel run}: a director from configuration files, until a signal ends it. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs a director from haproxy.cfg and keepalived.conf.", footer = {"",
    "SIGINT and SIGTERM stop it at once, SIGUSR1 when the last request is done; SIGHUP makes it read the files anew."})
final class RunCommand implements Callable<Integer> {
    private static final Map<String, Wish> SIGNALS = Map.of("INT", Wish.STOP, "TERM", Wish.STOP, "USR1", Wish.DRAIN, "HUP", Wish.RELOAD);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = {"-f",
        "--file"}, required = true, paramLabel = "FILE", description = "A haproxy.cfg or a keepalived.conf; may be given again.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        Configuration configuration = Configuration.read(files, System.getenv());
        err.print(configuration.remarks());
        err.flush();
        DirectorConfig director = configuration.director();
        if (director == null) {
            throw new UserError(UserError.USAGE, "nothing was started, for the errors above");
        }
        new Service(director, SIGNALS, () -> null).run(Supplier::get, () -> {});
        return 0;
    }
}
