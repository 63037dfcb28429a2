package io.evenkeel.launcher.keepalived;

import java.util.List;
import java.util.Map;

import io.evenkeel.launcher.Failure;
import io.evenkeel.launcher.UserError;
import io.evenkeel.launcher.Version;
import io.evenkeel.launcher.process.Detached;

/** The program {@code keepalived}: keepalived's command line and exit statuses, our director. */
public final class Keepalived {
    /** Exit status of a configuration that cannot be used. */
    static final int BAD_CONFIGURATION = 2;
    /** Exit status of a file that is not there. */
    static final int NO_CONFIGURATION = 6;

    private static final String FOLLOWED = "2.2.7";
    // The numbers that every Linux gives them.
    private static final Map<String, Integer> SIGNALS = Map.of("STOP", 15, "RELOAD", 1, "DATA", 10, "STATS", 12);

    private Keepalived() {}

    /** Does what the command line says and ends the JVM with its status. */
    public static void main(String... words) {
        int status;
        try {
            status = run(List.of(words));
        } catch (RuntimeException e) {
            say(Failure.sentence(e));
            status = e instanceof UserError error ? error.exitCode() : UserError.FAILED;
        } catch (InterruptedException e) {
            status = UserError.FAILED;
        }
        Detached.exit(status);
    }

    private static int run(List<String> words) throws InterruptedException {
        Arguments arguments;
        try {
            arguments = Arguments.parse(words);
        } catch (IllegalArgumentException e) {
            say(e.getMessage() + "; see keepalived --help");
            return UserError.FAILED;
        }
        if (arguments.has(Option.HELP)) {
            System.out.print("Usage: keepalived [OPTION...]\n" + Option.help());
            return 0;
        }
        if (arguments.has(Option.VERSION)) {
            System.err.println("Keepalived v" + FOLLOWED + " is what Evenkeel " + Version.text() + " stands in for here");
            return 0;
        }
        if (arguments.has(Option.SIGNUM)) {
            return signal(String.valueOf(arguments.value(Option.SIGNUM)));
        }
        return arguments.has(Option.CONFIG_TEST) ? new Reading(arguments).test() : new Serving(arguments, words).run();
    }

    private static int signal(String name) {
        Integer number = SIGNALS.get(name);
        if (number == null) {
            say("--signum: " + name + " (expected: STOP, RELOAD, DATA or STATS)");
            return UserError.FAILED;
        }
        System.out.println(number);
        return 0;
    }

    static void say(String sentence) {
        System.err.println("keepalived: " + sentence);
    }
}
