package io.evenkeel.launcher.haproxy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.launcher.haproxy.Arguments.Action;
import io.evenkeel.launcher.haproxy.Arguments.Background;
import org.jspecify.annotations.Nullable;

/** Reads one command line, word by word. HAProxy does not bundle options; one that begins with {@code -d} is never unknown. */
final class ArgumentsParser {
    private final List<String> words;
    private int at;
    private final List<Path> files = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<Long> finish = new ArrayList<>();
    private final List<Long> terminate = new ArrayList<>();
    private Action action = new Action.Run();
    private @Nullable Path directory;
    private @Nullable Path pidFile;
    private boolean quiet;
    private boolean warningsAreErrors;
    private boolean background;
    private boolean foreground;
    private boolean masterWorker;
    private int maxConnections;
    private int maxConnectionsOfFrontend;

    ArgumentsParser(List<String> words) {
        this.words = words;
    }

    Arguments parse() {
        try {
            while (at < words.size()) {
                option(words.get(at++));
            }
            boolean needsFiles = action instanceof Action.Run || action instanceof Action.Check;
            if (needsFiles && files.isEmpty()) {
                throw new IllegalArgumentException("no configuration file: use -f FILE");
            }
        } catch (IllegalArgumentException e) {
            action = new Action.Usage(String.valueOf(e.getMessage()));
        }
        var predecessors = new Predecessors(finish, terminate);
        var conduct = new Arguments.Conduct(where(), masterWorker, pidFile, maxConnections, maxConnectionsOfFrontend, predecessors);
        return new Arguments(action, files, directory, new Arguments.Voice(quiet, warningsAreErrors), conduct, remarks);
    }

    private Background where() {
        if (foreground) {
            return Background.NO;
        }
        return background ? Background.YES : masterWorker ? Background.NO : Background.AS_CONFIGURED;
    }

    private void option(String option) {
        switch (option) {
            case "-f" -> files.add(Path.of(value(option)));
            case "-c" -> action = new Action.Check();
            case "-cc" -> action = new Action.Evaluate(value(option));
            case "-v" -> action = new Action.PrintVersion(false);
            case "-h" -> action = new Action.Usage("");
            case "-p" -> pidFile = Path.of(value(option));
            case "-C" -> directory = Path.of(value(option));
            case "-n" -> maxConnections = number(option);
            case "-N" -> maxConnectionsOfFrontend = number(option);
            case "-q" -> quiet = true;
            case "-V" -> quiet = false;
            case "-D" -> background = true;
            case "-d", "-db" -> foreground = true;
            case "-dW" -> warningsAreErrors = true;
            case "-W", "-Ws" -> {
                masterWorker = true;
                remarks.add(
                        option + ": there is no master process: this one does the work; SIGHUP and SIGUSR2 make it read the files anew");
            }
            case "-sf" -> processes(option, finish);
            case "-st" -> processes(option, terminate);
            case "-x" -> withoutEffect("-x " + value(option), "listening sockets are not taken over: -sf makes the former process let go");
            case "-S" -> withoutEffect("-S " + value(option), "there is no master process to talk to");
            case "-m" -> withoutEffect("-m " + number(option), "the JVM's memory is limited by EVENKEEL_JAVA_OPTS=-Xmx...m");
            case "-L" -> value(option);
            case "--" -> {
                words.subList(at, words.size()).forEach(file -> files.add(Path.of(file)));
                at = words.size();
            }
            default -> other(option);
        }
    }

    private void other(String option) {
        if (option.startsWith("-vv")) {
            action = new Action.PrintVersion(true);
        } else if (option.equals("-dr") || option.equals("-dV")) {
            withoutEffect(option,
                    option.equals("-dr") ? "a host that does not resolve is an error" : "servers are not spoken to by TLS yet");
        } else if (option.startsWith("-dK")) {
            withoutEffect(option, "the keywords are in docs/haproxy.md");
        } else if (!option.startsWith("-d")) {
            throw new IllegalArgumentException("unknown option '" + option + "'");
        }
        // What is left asks for a mechanism of HAProxy's that has no counterpart: -dM -de -dp -dS -dG -dR -dL -dD.
    }

    private void withoutEffect(String option, String why) {
        remarks.add(option + ": " + why);
    }

    // As many numbers as there are, even none: scripts write -sf $(cat FILE).
    private void processes(String option, List<Long> list) {
        while (at < words.size() && !words.get(at).startsWith("-")) {
            for (String word : words.get(at).strip().split("\\s+", -1)) {
                if (!word.matches("[0-9]{1,10}")) {
                    throw new IllegalArgumentException(option + ": '" + word + "' (expected: process ids)");
                }
                list.add(Long.parseLong(word));
            }
            at++;
        }
    }

    private int number(String option) {
        String word = value(option);
        if (!word.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(option + ": '" + word + "' (expected: a number)");
        }
        return Integer.parseInt(word);
    }

    private String value(String option) {
        if (at == words.size()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.get(at++);
    }
}
