package io.evenkeel.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.files.ConfigFiles;
import io.evenkeel.director.haproxy.Environment;
import org.jspecify.annotations.Nullable;

/**
 * What configuration files gave.
 *
 * @param director the configuration, or null when the files have an error
 * @param remarks errors, warnings and notices with their lines of source, each line ended; may be empty
 */
public record Configuration(@Nullable DirectorConfig director, String remarks) {
    /** Reads {@code files}; which is a haproxy.cfg and which a keepalived.conf is told by their content. */
    public static Configuration read(List<Path> files, Map<String, String> environment) {
        ReadResult<DirectorConfig> result = ConfigFiles.read(files, Environment.of(environment));
        DirectorConfig director = switch (result) {
            case ReadResult.Accepted<DirectorConfig> accepted -> accepted.value();
            case ReadResult.Refused<DirectorConfig> refused -> null;
            case ReadResult.Failed<DirectorConfig> failed -> null;
        };
        return new Configuration(director, result.render());
    }
}
