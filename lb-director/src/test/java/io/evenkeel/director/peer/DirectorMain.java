package io.evenkeel.director.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.Director;
import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.files.ConfigFiles;
import io.evenkeel.director.files.ReadingOptions;

/** A process with a director, for a namespace of its own; reads its file anew at each line of its input, and stops with that. */
public final class DirectorMain {
    private DirectorMain() {}

    /** The argument is a file. */
    public static void main(String[] args) throws IOException {
        ReadResult<DirectorConfig> result = read(args[0]);
        if (result instanceof ReadResult.Accepted<DirectorConfig> accepted) {
            Director director = Director.create(accepted.value());
            director.start().block();
            var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (input.readLine() != null) {
                if (read(args[0]) instanceof ReadResult.Accepted<DirectorConfig> next) {
                    System.out.println(director.apply(next.value()).block());
                }
            }
            director.stop(Duration.ZERO).block();
        }
    }

    private static ReadResult<DirectorConfig> read(String file) {
        ReadResult<DirectorConfig> result = ConfigFiles.read(List.of(Path.of(file)), ReadingOptions.of(Map.of())).result();
        System.out.println(result.render());
        return result;
    }
}
