package io.evenkeel.director.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.Director;
import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.files.ConfigFiles;
import io.evenkeel.director.files.ReadingOptions;

/** A process with a director, for a namespace of its own; stops when its standard input ends. */
public final class DirectorMain {
    private DirectorMain() {}

    /** The argument is a file. */
    public static void main(String[] args) throws IOException {
        ReadResult<DirectorConfig> result = ConfigFiles.read(List.of(Path.of(args[0])), ReadingOptions.of(Map.of())).result();
        System.out.println(result.render());
        if (result instanceof ReadResult.Accepted<DirectorConfig> accepted) {
            Director director = Director.create(accepted.value());
            director.start().block();
            System.in.transferTo(System.out);
            director.stop(Duration.ZERO).block();
        }
    }
}
