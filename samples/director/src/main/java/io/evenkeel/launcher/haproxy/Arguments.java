package io.evenkeel.launcher.haproxy;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * HAProxy's command line. Pure.
 *
 * @param action what is wanted
 * @param files the configuration, files and directories, in order
 * @param directory where relative names begin; null for the working directory
 * @param voice how much is said
 * @param conduct how it runs
 * @param remarks options that are understood and have no effect here, a sentence each
 */
record Arguments(Action action, List<Path> files, @Nullable Path directory, Voice voice, Conduct conduct, List<String> remarks) {
    /** Copies the lists. */
    Arguments {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }

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

        /** Say how the program is used, because {@code complaint}, which is empty when that was asked for. */
        record Usage(String complaint) implements Action {}
    }

    /**
     * How much is said.
     *
     * @param quiet only errors ({@code -q})
     * @param warningsAreErrors ({@code -dW})
     */
    record Voice(boolean quiet, boolean warningsAreErrors) {}

    /**
     * How it runs.
     *
     * @param background whether the program goes into the background
     * @param masterWorker whether signals mean what they mean to a master process ({@code -W})
     * @param pidFile where to write the process id; null for nowhere
     * @param maxConnections over all frontends; 0 leaves it to the configuration ({@code -n})
     * @param maxConnectionsOfFrontend of a frontend that does not say; 0 for no limit ({@code -N})
     * @param predecessors which processes make room
     */
    record Conduct(Background background, boolean masterWorker, @Nullable Path pidFile, int maxConnections,
            int maxConnectionsOfFrontend, Predecessors predecessors) {}

    /** Where the program runs. */
    enum Background {
        /** In the background ({@code -D}). */
        YES,
        /** In the foreground, whatever the configuration says ({@code -d}, {@code -db}, {@code -W} without {@code -D}). */
        NO,
        /** As the configuration says. */
        AS_CONFIGURED
    }

    /** Reads a command line; one that is wrong gives {@link Action.Usage}. */
    static Arguments parse(List<String> words) {
        return new ArgumentsParser(words).parse();
    }

    /** The file as it is to be opened, after {@link #directory}. */
    Path resolve(Path file) {
        return directory == null ? file : directory.resolve(file);
    }
}
