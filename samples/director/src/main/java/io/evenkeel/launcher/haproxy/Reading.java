package io.evenkeel.launcher.haproxy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.DirectorConfig;
import io.evenkeel.launcher.Configuration;
import io.evenkeel.launcher.UserError;
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
            System.out.println("Configuration file is valid");
        }
        return 0;
    }

    /** What is to run, or null when the files cannot be used. */
    @Nullable
    DirectorConfig read() {
        DirectorConfig director = load().director();
        return director == null ? null : limited(director);
    }

    private Configuration load() {
        Path directory = arguments.directory();
        if (directory != null && !Files.isDirectory(directory)) {
            throw UserError.failed("Could not change to directory " + directory + ": there is none of that name");
        }
        Configuration configuration = Configuration.read(arguments.files().stream().map(arguments::resolve).toList(), System.getenv());
        boolean refused = configuration.director() == null;
        if (refused || !arguments.voice().quiet()) {
            System.err.print(configuration.remarks());
        }
        if (refused) {
            Haproxy.alert("config : Fatal errors found in configuration.");
        }
        return configuration;
    }

    private DirectorConfig limited(DirectorConfig director) {
        Arguments.Process process = arguments.process();
        LoadBalancerConfig balancer = director.loadBalancer();
        List<FrontendConfig> frontends = new ArrayList<>();
        for (FrontendConfig frontend : balancer.frontends()) {
            frontends.add(frontend.maxConnections() != 0 ? frontend
                    : new FrontendConfig(frontend.name(), frontend.protocol(), frontend.binds(), frontend.defaultBackend(),
                            process.maxConnectionsOfFrontend(), frontend.timeouts(), frontend.http()));
        }
        int most = process.maxConnections() == 0 ? balancer.maxConnections() : process.maxConnections();
        return new DirectorConfig(new LoadBalancerConfig(frontends, balancer.backends(), most), director.virtualRouters());
    }
}
