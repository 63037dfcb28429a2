package io.evenkeel.launcher;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.evenkeel.director.diagnostic.Severity;
import io.evenkeel.director.files.ConfigReading.Understood;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evenkeel print}: what was understood of configuration files, as a file of the same language. */
@Command(name = "print", mixinStandardHelpOptions = true, description = {
    "Prints configuration files in canonical form: all files of a language as one, with variables, conditions and includes resolved, mistakes repaired and comments left out."}, footer = {
        "", "Status: 0 printed, 1 the files have an error, 2 wrong command line."})
final class PrintCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private FilesMixin files = new FilesMixin();

    @Override
    public Integer call() {
        Configuration configuration = files.read();
        var program = Objects.requireNonNull(spec).commandLine();
        program.getErr().print(configuration.remarks());
        program.getErr().flush();
        if (configuration.count(Severity.ERROR) > 0) {
            program.getErr().println("nothing is printed, for the errors above");
            return UserError.FAILED;
        }
        List<Understood> understood = configuration.reading().understood();
        if (understood.size() > 1) {
            throw new ParameterException(program, "these are files of two languages: print those of each in a call of its own");
        }
        understood.forEach(one -> Terminal.writeUtf8(System.out, one.print()));
        return 0;
    }
}
