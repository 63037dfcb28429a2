package io.evenkeel.launcher.haproxy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * HAProxy's command line. Pure.
 *
 * @param action what is wanted
 * @param files the configuration, files and directories, in order
 * @param pidFile where to write the process id; null for nowhere
 * @param quiet whether only errors are said
 * @param remarks options that are understood and have no effect here, a sentence each
 */
record Arguments(Action action, List<Path> files, @Nullable Path pidFile, boolean quiet, List<String> remarks) {
    /** What is wanted. */
    sealed interface Action {
        /** Run until a signal. */
        record Run() implements Action {}

        /** Read the configuration and say whether it is valid. */
        record Check() implements Action {}

        /** Evaluate a condition. */
        record Evaluate(String condition) implements Action {}

        /** Print the version, with features when {@code withFeatures}. */
        record PrintVersion(boolean withFeatures) implements Action {}

        /** Say how the program is used, because {@code complaint}. */
        record Usage(String complaint) implements Action {}
    }

    /** Reads a command line; one that is wrong gives {@link Action.Usage}. */
    static Arguments parse(List<String> words) {
        return new Parser(words.iterator()).parse();
    }

    private static final class Parser {
        private final Iterator<String> words;
        private final List<Path> files = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private Action action = new Action.Run();
        private @Nullable Path pidFile;
        private boolean quiet;

        Parser(Iterator<String> words) {
            this.words = words;
        }

        Arguments parse() {
            try {
                while (words.hasNext()) {
                    option(words.next());
                }
                boolean needsFiles = action instanceof Action.Run || action instanceof Action.Check;
                if (needsFiles && files.isEmpty()) {
                    throw new IllegalArgumentException("no configuration file: use -f FILE");
                }
            } catch (IllegalArgumentException e) {
                action = new Action.Usage(String.valueOf(e.getMessage()));
            }
            return new Arguments(action, List.copyOf(files), pidFile, quiet, List.copyOf(remarks));
        }

        private void option(String option) {
            switch (option) {
                case "-f" -> files.add(Path.of(value(option)));
                case "-c" -> action = new Action.Check();
                case "-cc" -> action = new Action.Evaluate(value(option));
                case "-v" -> action = new Action.PrintVersion(false);
                case "-vv" -> action = new Action.PrintVersion(true);
                case "-p" -> pidFile = Path.of(value(option));
                case "-q" -> quiet = true;
                case "-D" -> remarks.add("-D: stays in the foreground; a service manager or '&' puts it in the background");
                case "-W", "-Ws" -> remarks.add(option + ": there is no master process; this one does the work");
                case "-L", "-m", "-n", "-N" -> value(option);
                case "-V", "-d", "-db", "-de", "-dp", "-dS", "-dG", "-dR", "-dr", "-dV" -> {
                    // Asks for what is done anyway, or for a mechanism of HAProxy's that has no counterpart.
                }
                case "--" -> words.forEachRemaining(file -> files.add(Path.of(file)));
                default -> other(option);
            }
        }

        private static void other(String option) {
            boolean poison = option.startsWith("-dM");
            if (!poison) {
                throw new IllegalArgumentException("unknown option '" + option + "'");
            }
        }

        private String value(String option) {
            if (!words.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return words.next();
        }
    }
}
