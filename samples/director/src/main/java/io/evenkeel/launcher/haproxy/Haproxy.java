package io.evenkeel.launcher.haproxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.haproxy.Condition;
import io.evenkeel.director.haproxy.ConditionException;
import io.evenkeel.director.haproxy.Environment;
import io.evenkeel.director.haproxy.HaproxyVersion;
import io.evenkeel.launcher.Configuration;
import io.evenkeel.launcher.Failure;
import io.evenkeel.launcher.Service;
import io.evenkeel.launcher.UserError;
import io.evenkeel.launcher.Version;
import org.jspecify.annotations.Nullable;

/**
 * The program {@code haproxy}: HAProxy's command line and exit statuses, our director. A condition has status 0 or 1, and 2 when
 * it cannot be understood; everything else has 0 or 1.
 */
public final class Haproxy {
    private static final String USAGE = """
            Usage: haproxy -f FILE|DIRECTORY ... [-c] [-p PIDFILE] [-q] [-- FILE ...]
                   haproxy -cc CONDITION | -v | -vv
              -f FILE   reads a file, or the *.cfg of a directory in order; may be given again
              -c        only checks the configuration
              -cc TEXT  evaluates a condition: status 0 when it holds, else 1
              -p FILE   writes the process id
              -q        says errors only
              -v, -vv   the version, with features
              Accepted without effect: -d -db -de -dp -dS -dG -dR -dr -dV -dM[BYTE] -D -W -Ws -V -L NAME -m MB -n N -N N""";

    private Haproxy() {}

    /** Does what the command line says and ends the JVM with its status. */
    public static void main(String... words) {
        int status;
        try {
            status = run(Arguments.parse(List.of(words)));
        } catch (RuntimeException e) {
            alert(Failure.sentence(e));
            status = e instanceof UserError error ? error.exitCode() : UserError.FAILED;
        } catch (InterruptedException e) {
            status = UserError.FAILED;
        }
        System.exit(status);
    }

    private static int run(Arguments arguments) throws InterruptedException {
        return switch (arguments.action()) {
            case Arguments.Action.Run run -> serve(arguments);
            case Arguments.Action.Check check -> check(arguments);
            case Arguments.Action.Evaluate evaluate -> evaluate(evaluate.condition());
            case Arguments.Action.PrintVersion print -> printVersion(print.withFeatures());
            case Arguments.Action.Usage usage -> {
                alert(usage.complaint());
                System.err.println(USAGE);
                yield UserError.FAILED;
            }
        };
    }

    private static int serve(Arguments arguments) throws InterruptedException {
        DirectorConfig director = read(arguments);
        if (director == null) {
            return UserError.FAILED;
        }
        if (!arguments.quiet()) {
            arguments.remarks().forEach(remark -> System.err.println("[NOTICE] " + remark));
        }
        Path pidFile = arguments.pidFile();
        if (pidFile != null) {
            writePid(pidFile);
        }
        new Service(director).run();
        return 0;
    }

    private static int check(Arguments arguments) {
        if (read(arguments) == null) {
            return UserError.FAILED;
        }
        if (!arguments.quiet()) {
            System.out.println("Configuration file is valid");
        }
        return 0;
    }

    private static @Nullable DirectorConfig read(Arguments arguments) {
        Configuration configuration = Configuration.read(expand(arguments.files()), System.getenv());
        boolean refused = configuration.director() == null;
        if (refused || !arguments.quiet()) {
            System.err.print(configuration.remarks());
        }
        if (refused) {
            alert("config : Fatal errors found in configuration.");
        }
        return configuration.director();
    }

    // A directory stands for its *.cfg, in the order of the C locale.
    private static List<Path> expand(List<Path> given) {
        List<Path> files = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    inside.filter(file -> file.toString().endsWith(".cfg") && !file.getFileName().toString().startsWith(".")).sorted()
                            .forEach(files::add);
                } catch (IOException e) {
                    throw UserError.failed("the directory " + path + " cannot be read: " + e.getMessage());
                }
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private static int evaluate(String condition) {
        try {
            return Condition.holds(condition, Environment.of(System.getenv())) ? 0 : 1;
        } catch (ConditionException e) {
            alert("config : Failed to evaluate condition: " + e.getMessage());
            return UserError.USAGE;
        }
    }

    private static int printVersion(boolean withFeatures) {
        System.out.println("HAProxy version " + HaproxyVersion.FOLLOWED + " is what Evenkeel " + Version.text() + " stands in for here");
        System.out.println("Running on: Java " + Runtime.version());
        if (withFeatures) {
            System.out.println();
            System.out.println("Feature list : +" + String.join(" +", new TreeSet<>(HaproxyVersion.FEATURES)));
        }
        return 0;
    }

    private static void writePid(Path file) {
        try {
            Files.writeString(file, ProcessHandle.current().pid() + "\n");
        } catch (IOException e) {
            throw UserError.failed("cannot write the pid file " + file + ": " + e.getMessage() + "; choose another with -p");
        }
    }

    private static void alert(String sentence) {
        System.err.println("[ALERT]    (" + ProcessHandle.current().pid() + ") : " + sentence);
    }
}
