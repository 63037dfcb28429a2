package io.evenkeel.launcher;

import java.util.Objects;
import java.util.concurrent.Callable;

import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.code.ClassName;
import io.evenkeel.director.code.JavaCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evenkeel convert}: configuration files as the Java code that does the same. */
@Command(name = "convert", mixinStandardHelpOptions = true, description = "Prints configuration files as a Java class whose builder calls do the same.", footer = {
    "", "Status: 0 printed, 1 the files cannot run and so cannot be code, 2 wrong command line."})
final class ConvertCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private FilesMixin files = new FilesMixin();

    @Option(names = "--to", required = true, paramLabel = "FORM", description = "What to make of them: java.")
    private String form = "";

    @Option(names = "--class", paramLabel = "NAME", defaultValue = "DirectorSetup", description = "The class, with its package; default ${DEFAULT-VALUE}.")
    private String className = "";

    @Override
    public Integer call() {
        var program = Objects.requireNonNull(spec).commandLine();
        if (!form.equals("java")) {
            throw new ParameterException(program, "--to: '" + form + "' (expected: java)");
        }
        ClassName name = className(program);
        Configuration configuration = files.read();
        program.getErr().print(configuration.remarks());
        program.getErr().flush();
        DirectorConfig director = configuration.director();
        if (director == null) {
            program.getErr().println(CheckReport.sentence(configuration) + ", and so cannot be code");
            return UserError.FAILED;
        }
        Terminal.writeUtf8(System.out, JavaCode.of(director, name));
        return 0;
    }

    private ClassName className(CommandLine program) {
        try {
            return ClassName.of(className);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(program, "--" + e.getMessage(), e);
        }
    }
}
