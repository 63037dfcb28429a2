package io.evenkeel.launcher.keepalived;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import io.evenkeel.director.DirectorConfig;
import io.evenkeel.launcher.Configuration;
import io.evenkeel.launcher.Failure;
import io.evenkeel.launcher.UserError;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import org.jspecify.annotations.Nullable;

/** Reads the file of a command line, and says what is to be said of it. */
final class Reading {
    /** Exit status of {@code -t} when there is anything to complain about. */
    private static final int FAULTY = 5;

    private final Arguments arguments;

    Reading(Arguments arguments) {
        this.arguments = arguments;
    }

    /** Says what is wrong with the file; the exit status. */
    int test() {
        Configuration configuration = load();
        say(configuration.remarks());
        return configuration.director() == null ? FAULTY : 0;
    }

    /** What is to run, or null when the file cannot be used. */
    @Nullable
    DirectorConfig read() {
        Configuration configuration = load();
        System.err.print(configuration.remarks());
        DirectorConfig director = configuration.director();
        return director == null ? null
                : new DirectorConfig(arguments.services() ? director.loadBalancer() : LoadBalancerConfig.EMPTY,
                        arguments.routers() ? director.virtualRouters() : List.of());
    }

    private Configuration load() {
        return Configuration.read(List.of(arguments.file()), System.getenv());
    }

    private void say(String remarks) {
        String file = arguments.value(Option.CONFIG_TEST);
        if (file == null) {
            System.err.print(remarks);
            return;
        }
        try {
            Files.writeString(Path.of(file), remarks, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UserError(FAULTY, "cannot write " + file + ": " + Failure.ofFile(e));
        }
    }
}
