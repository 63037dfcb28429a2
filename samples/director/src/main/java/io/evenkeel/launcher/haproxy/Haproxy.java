package io.evenkeel.launcher.haproxy;

import java.util.List;
import java.util.TreeSet;

import io.evenkeel.director.haproxy.Condition;
import io.evenkeel.director.haproxy.ConditionException;
import io.evenkeel.director.haproxy.Environment;
import io.evenkeel.director.haproxy.HaproxyVersion;
import io.evenkeel.launcher.Failure;
import io.evenkeel.launcher.UserError;
import io.evenkeel.launcher.Version;
import io.evenkeel.launcher.process.Detached;

/**
 * The program {@code haproxy}: HAProxy's command line and exit statuses, our director. A condition has status 0 or 1, and 2 when
 * it cannot be understood; everything else has 0 or 1.
 */
public final class Haproxy {
    private static final String USAGE = """
            Usage: haproxy -f FILE|DIRECTORY ... [OPTION ...] [-- FILE ...]
                   haproxy -c -f FILE|DIRECTORY ... | -cc CONDITION | -v | -vv
              -f FILE     reads a file, or the *.cfg of a directory in order; may be given again
              -c          only checks the configuration
              -cc TEXT    evaluates a condition: status 0 when it holds, else 1
              -v, -vv     the version, with features
              -C DIR      names of files begin there
              -D          goes into the background when it serves; -db, -d stay in the foreground
              -W, -Ws     stays in the foreground; SIGHUP and SIGUSR2 make it read the files anew
              -p FILE     writes the process id when it serves
              -n N, -N N  connections at most over all frontends; of a frontend that does not say
              -q, -V      says errors only; says everything
              -dW         a warning is an error
              -sf PID..., -st PID...
                          makes these processes let go of the addresses, then end: softly, at once
              Accepted without effect: -L NAME -m MB -x SOCKET -S BIND -de -dp -dS -dG -dR -dr -dV -dL -dD -dK... -dM...""";

    private Haproxy() {}

    /** Does what the command line says and ends the JVM with its status. */
    public static void main(String... words) {
        int status;
        try {
            status = run(List.of(words));
        } catch (RuntimeException e) {
            alert(Failure.sentence(e));
            status = e instanceof UserError error ? error.exitCode() : UserError.FAILED;
        } catch (InterruptedException e) {
            status = UserError.FAILED;
        }
        Detached.exit(status);
    }

    private static int run(List<String> words) throws InterruptedException {
        Arguments arguments = Arguments.parse(words);
        return switch (arguments.action()) {
            case Arguments.Action.Run run -> new Serving(arguments, words).run();
            case Arguments.Action.Check check -> new Reading(arguments).check();
            case Arguments.Action.Evaluate evaluate -> evaluate(evaluate.condition());
            case Arguments.Action.PrintVersion print -> printVersion(print.withFeatures());
            case Arguments.Action.Usage usage -> {
                if (!usage.complaint().isEmpty()) {
                    alert(usage.complaint());
                }
                System.err.println(USAGE);
                yield UserError.FAILED;
            }
        };
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

    static void alert(String sentence) {
        System.err.println("[ALERT]    (" + ProcessHandle.current().pid() + ") : " + sentence);
    }

    static void notice(String sentence) {
        System.err.println("[NOTICE]   (" + ProcessHandle.current().pid() + ") : " + sentence);
    }
}
