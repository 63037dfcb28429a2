package io.evenkeel.launcher;

import java.nio.file.Path;
import java.util.List;

import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.Severity;
import io.evenkeel.director.files.ConfigFiles;
import io.evenkeel.director.files.ConfigReading;
import io.evenkeel.director.files.ReadingOptions;
import org.jspecify.annotations.Nullable;

/** What configuration files gave, as the programs look at it. */
public record Configuration(ConfigReading reading) {
    /** Reads {@code files}. */
    public static Configuration read(List<Path> files, ReadingOptions options) {
        return new Configuration(ConfigFiles.read(files, options));
    }

    /** What can run, or null when the files have a mistake or ask for something that is not carried out. */
    public @Nullable DirectorConfig director() {
        return switch (reading.result()) {
            case ReadResult.Accepted<DirectorConfig> accepted -> accepted.value();
            case ReadResult.Refused<DirectorConfig> refused -> null;
            case ReadResult.Failed<DirectorConfig> failed -> null;
        };
    }

    /** Everything there is to say. */
    public List<Diagnostic> diagnostics() {
        return reading.result().diagnostics();
    }

    /** Everything there is to say with its lines of source, each line ended; may be empty. */
    public String remarks() {
        return reading.result().render();
    }

    /** How many things of that severity there are to say. */
    public long count(Severity severity) {
        return diagnostics().stream().filter(diagnostic -> diagnostic.severity() == severity).count();
    }
}
