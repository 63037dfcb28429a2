package io.evenkeel.launcher;

import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evenkeel check}: says what is wrong with configuration files; status 0 when they can run, else 1. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Reads configuration files and says what is wrong with them.", footer = {
    "", "Status: 0 they can run, 1 they cannot, 2 wrong command line."})
final class CheckCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private FilesMixin files = new FilesMixin();

    @Option(names = "--json", description = "Prints one JSON document on standard output instead.")
    private boolean json;

    @Override
    public Integer call() {
        Configuration configuration = files.read();
        boolean valid = configuration.director() != null;
        if (json) {
            Terminal.writeUtf8(System.out, CheckReport.json(configuration));
            return valid ? 0 : UserError.FAILED;
        }
        var program = Objects.requireNonNull(spec).commandLine();
        program.getErr().print(configuration.remarks());
        program.getErr().flush();
        if (valid) {
            program.getOut().println("Configuration is valid");
        } else {
            program.getErr().println(CheckReport.sentence(configuration));
        }
        return valid ? 0 : UserError.FAILED;
    }
}
