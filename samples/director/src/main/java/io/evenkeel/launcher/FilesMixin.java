package io.evenkeel.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.evenkeel.director.diagnostic.Strictness;
import io.evenkeel.director.files.ReadingOptions;
import io.evenkeel.launcher.host.HostName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every command has that reads configuration files. */
final class FilesMixin {
    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "A haproxy.cfg, a keepalived.conf, a directory of *.cfg, or - for standard input.")
    private List<Path> parameters = new ArrayList<>();

    @Option(names = {"-f", "--file"}, paramLabel = "FILE", description = "The same; may be given again.")
    private List<Path> options = new ArrayList<>();

    @ArgGroup(exclusive = true)
    private @Nullable Repair repair;

    @Option(names = {"-i",
        "--config-id"}, paramLabel = "ID", description = "Which lines with @ID count in a keepalived.conf; default the host's name.")
    private @Nullable String configId;

    /** What becomes of known mistakes. */
    static final class Repair {
        @Option(names = "--strict", description = "A known mistake is an error.")
        private boolean strict;

        @Option(names = "--lenient", description = "A known mistake is repaired, with a warning; the default.")
        private boolean lenient;
    }

    /** Reads the files. */
    Configuration read() {
        List<Path> files = new ArrayList<>(options);
        files.addAll(parameters);
        if (files.isEmpty()) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
                    "no configuration file: name a haproxy.cfg or a keepalived.conf");
        }
        files.replaceAll(file -> file.toString().equals("-") ? STANDARD_INPUT : file);
        Strictness strictness = repair != null && repair.strict && !repair.lenient ? Strictness.STRICT : Strictness.LENIENT;
        return Configuration.read(files, ReadingOptions.of(System.getenv()).with(strictness)
                .named(Objects.requireNonNullElseGet(configId, HostName::first)));
    }
}
