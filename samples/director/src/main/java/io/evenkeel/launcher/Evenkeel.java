package io.evenkeel.launcher;

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code evenkeel}. Exit status: 0 done, 1 failed while running, 2 wrong command line or configuration. */
@Command(name = "evenkeel", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Load balancing and high availability in one JVM, from haproxy.cfg and keepalived.conf.", subcommands = {
    DemoCommand.class, RunCommand.class, CheckCommand.class, PrintCommand.class, ConvertCommand.class, DoctorCommand.class,
    WebServerCommand.class,
    FetchCommand.class, RehearseCommand.class}, footer = {"", "Start with: evenkeel demo"})
public final class Evenkeel implements Runnable {
    private final PrintWriter out;

    private Evenkeel(PrintWriter out) {
        this.out = out;
    }

    /** Runs the command that {@code arguments} name and ends the JVM with its status. */
    public static void main(String... arguments) {
        System.exit(run(Terminal.writer(System.out), Terminal.writer(System.err), arguments));
    }

    /** Runs the command that {@code arguments} name; says its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine program = new CommandLine(new Evenkeel(out));
        program.setOut(out);
        program.setErr(err);
        program.setParameterExceptionHandler((wrong, given) -> usageError(wrong, err));
        program.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, err));
        return program.execute(arguments);
    }

    @Override
    public void run() {
        new CommandLine(this).usage(out);
    }

    private static int usageError(ParameterException wrong, PrintWriter err) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String sentence = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("").replaceFirst("^Error: ", "");
        err.println("evenkeel: " + decapitalised(sentence));
        if (wrong instanceof UnmatchedArgumentException) {
            UnmatchedArgumentException.printSuggestions(wrong, err);
        }
        err.println("Try '" + command + " --help'.");
        return UserError.USAGE;
    }

    private static int failed(Exception failure, PrintWriter err) {
        err.println("evenkeel: " + Failure.sentence(failure));
        if (System.getenv("EVENKEEL_DEBUG") != null) {
            failure.printStackTrace(err);
        }
        return failure instanceof UserError error ? error.exitCode() : UserError.FAILED;
    }

    private static String decapitalised(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
