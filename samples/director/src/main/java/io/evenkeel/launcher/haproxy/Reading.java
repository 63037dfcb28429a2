package io.evenkeel.launcher.haproxy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.diagnostic.Severity;
import io.evenkeel.director.files.ConfigPaths;
import io.evenkeel.director.files.Language;
import io.evenkeel.director.files.ReadingOptions;
import io.evenkeel.launcher.Configuration;
import io.evenkeel.launcher.Terminal;
import io.evenkeel.launcher.UserError;
import io.evenkeel.launcher.process.Detached;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import org.jspecify.annotations.Nullable;

/** Reads the files of a command line, and says what is to be said of them. */
final class Reading {
    private final Arguments arguments;

    Reading(Arguments arguments) {
        this.arguments = arguments;
    }

    /** Says whether the files are valid; the exit status. */
    int check() {
        Configuration configuration = load();
        if (configuration.director() == null) {
            return UserError.FAILED;
        }
        if (!arguments.voice().quiet()) {
            System.out.print(configuration.count(Severity.WARNING) > 0 ? "Warnings were found.\n" : "");
            System.out.println("Configuration file is valid");
        }
        return 0;
    }

    /** What is to run, or null when the files cannot be used. */
    @Nullable
    Wanted read() {
        Configuration configuration = load();
        DirectorConfig director = configuration.director();
        return director == null ? null : Wanted.of(limited(director), configuration);
    }

    private Configuration load() {
        Path directory = arguments.directory();
        if (directory != null && !Files.isDirectory(directory)) {
            throw UserError.failed("Could not change to directory " + directory + ": there is none of that name");
        }
        List<Path> files = ConfigPaths.expand(arguments.files().stream().map(arguments::resolve).toList());
        if (files.isEmpty()) {
            throw UserError.failed("no *.cfg in the directories of -f");
        }
        Configuration configuration = Configuration.read(files, ReadingOptions.of(System.getenv()).in(Language.HAPROXY));
        boolean refused = configuration.director() == null;
        // Where the configuration wanted the background, the process in the foreground has said it all already.
        boolean saidBefore = Detached.here() && arguments.conduct().background() == Arguments.Background.AS_CONFIGURED;
        if (refused || !(arguments.voice().quiet() || saidBefore)) {
            Terminal.print(System.err, configuration.remarks());
        }
        if (refused) {
            Haproxy.alert("config : Fatal errors found in configuration.");
        } else if (arguments.voice().warningsAreErrors() && configuration.count(Severity.WARNING) > 0) {
            throw UserError.failed("config : there are warnings, and -dW makes them errors");
        }
        return configuration;
    }

    private DirectorConfig limited(DirectorConfig director) {
        Arguments.Conduct conduct = arguments.conduct();
        LoadBalancerConfig balancer = director.loadBalancer();
        List<FrontendConfig> frontends = new ArrayList<>();
        for (FrontendConfig frontend : balancer.frontends()) {
            frontends.add(frontend.maxConnections() != 0 ? frontend
                    : new FrontendConfig(frontend.name(), frontend.protocol(), frontend.binds(), frontend.defaultBackend(),
                            conduct.maxConnectionsOfFrontend(), frontend.timeouts(), frontend.http()));
        }
        int most = conduct.maxConnections() == 0 ? balancer.maxConnections() : conduct.maxConnections();
        return director.with(new LoadBalancerConfig(frontends, balancer.backends(), most));
    }
}
