package io.evenkeel.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evenkeel check}: says what is wrong with configuration files; status 0 when nothing is, else 1. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Reads configuration files and says what is wrong with them.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = {"-f",
        "--file"}, required = true, paramLabel = "FILE", description = "A haproxy.cfg or a keepalived.conf; may be given again.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Configuration configuration = Configuration.read(files, System.getenv());
        err.print(configuration.remarks());
        err.flush();
        if (configuration.director() == null) {
            return UserError.FAILED;
        }
        out.println("Configuration is valid");
        return 0;
    }
}
