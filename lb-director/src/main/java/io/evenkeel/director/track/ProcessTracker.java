package io.evenkeel.director.track;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.evenkeel.core.time.Clock;
import io.evenkeel.core.validation.Expect;
import io.evenkeel.vrrp.track.Reading;
import io.evenkeel.vrrp.track.Tracker;

/**
 * Up while enough processes of a name run, as keepalived's {@code vrrp_track_process}. Looks once a second at {@code /proc}.
 *
 * @param name how logs and statuses name it
 * @param process the name of its program; of a name alone 15 characters count, as the kernel keeps no more
 * @param parameters what else its command line has to hold
 * @param match how {@code parameters} are compared
 * @param wholeCommand whether {@code process} is compared with the first word of the command line, as it also is where there are
 *        parameters
 * @param quorum how many have to run, 1 or more
 * @param most how many may run, {@code quorum} or more
 * @param forkDelay how long it has to be so until it is up, as a program that has just been started may still become another
 * @param terminateDelay how long it has to be otherwise until it is down, as a program may be started again
 */
public record ProcessTracker(String name, String process, List<String> parameters, Match match, boolean wholeCommand, int quorum,
        int most, Duration forkDelay, Duration terminateDelay) implements Tracker {
    private static final Path PROC = Path.of("/proc");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    /** {@code TASK_COMM_LEN} of the kernel, without the final zero. */
    private static final int NAME_LENGTH = 15;

    /** How parameters are compared. */
    public enum Match {
        /** They are all that there are. */
        ALL,
        /** There may be more behind them. */
        INITIAL,
        /** The same, and the last of them may be the beginning of one. */
        PARTIAL
    }

    /** Checks the values. */
    public ProcessTracker {
        parameters = List.copyOf(parameters);
        if (quorum < 1) {
            throw Expect.unexpected("quorum", quorum, "1 or more");
        }
        if (most < quorum) {
            throw Expect.unexpected("quorumMax", most, quorum + " or more");
        }
        requireNotNegative("forkDelay", forkDelay);
        requireNotNegative("terminateDelay", terminateDelay);
    }

    private static void requireNotNegative(String name, Duration delay) {
        if (delay.isNegative()) {
            throw Expect.unexpected(name, delay, "zero or more");
        }
    }

    /** One whose changes count at once. */
    public ProcessTracker(String name, String process, List<String> parameters, Match match, boolean wholeCommand, int quorum, int most) {
        this(name, process, parameters, match, wholeCommand, quorum, most, Duration.ZERO, Duration.ZERO);
    }

    @Override
    public Watch start(Consumer<Reading> readings) {
        var settling = new Settling(forkDelay, terminateDelay);
        Clock clock = Clock.system();
        return RepeatedLook.start(name, heard -> {
            int running = running();
            long now = clock.nanoTime();
            heard.accept(Reading.of(settling.after(running >= quorum && running <= most, now)));
            Duration left = settling.left(now);
            return left.isZero() || left.compareTo(BETWEEN_LOOKS) > 0 ? BETWEEN_LOOKS : left;
        }, readings);
    }

    private int running() {
        int running = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path one : processes) {
                running += fits(one) ? 1 : 0;
            }
        } catch (IOException e) {
            return 0;
        }
        return running;
    }

    private boolean fits(Path one) {
        try {
            if (!wholeCommand && parameters.isEmpty()) {
                return Files.readString(one.resolve("comm"), StandardCharsets.ISO_8859_1).stripTrailing()
                        .equals(process.substring(0, Math.min(NAME_LENGTH, process.length())));
            }
            List<String> words = List.of(Files.readString(one.resolve("cmdline"), StandardCharsets.ISO_8859_1).split("\0"));
            return words.getFirst().equals(process) && (parameters.isEmpty() || fit(words.subList(1, words.size())));
        } catch (IOException e) {
            return false; // it has just ended
        }
    }

    private boolean fit(List<String> words) {
        int last = parameters.size() - 1;
        return switch (match) {
            case ALL -> words.equals(parameters);
            case INITIAL -> words.size() > last && words.subList(0, last + 1).equals(parameters);
            case PARTIAL -> words.size() > last && words.subList(0, last).equals(parameters.subList(0, last))
                    && words.get(last).startsWith(parameters.get(last));
        };
    }
}
