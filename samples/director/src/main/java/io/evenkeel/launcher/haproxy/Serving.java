package io.evenkeel.launcher.haproxy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.core.time.Clock;
import io.evenkeel.director.DirectorConfig;
import io.evenkeel.launcher.PidFile;
import io.evenkeel.launcher.Service;
import io.evenkeel.launcher.UserError;
import io.evenkeel.launcher.Wish;
import io.evenkeel.launcher.process.Detached;
import org.jspecify.annotations.Nullable;

/** Runs a director as HAProxy would run: in the foreground or not, in the place of another process, with HAProxy's signals. */
final class Serving {
    private final Arguments arguments;
    private final List<String> words;
    private final Reading reading;

    Serving(Arguments arguments, List<String> words) {
        this.arguments = arguments;
        this.words = words;
        this.reading = new Reading(arguments);
    }

    int run() throws InterruptedException {
        Arguments.Conduct conduct = arguments.conduct();
        if (conduct.background() == Arguments.Background.YES && !Detached.here()) {
            return Detached.start("haproxy", words);
        }
        Wanted wanted = reading.read();
        if (wanted == null) {
            return UserError.FAILED;
        }
        if (wanted.background() && conduct.background() == Arguments.Background.AS_CONFIGURED && !Detached.here()) {
            return Detached.start("haproxy", words);
        }
        if (!arguments.voice().quiet()) {
            arguments.remarks().forEach(Haproxy::notice);
        }
        Predecessors predecessors = conduct.predecessors();
        Path given = conduct.pidFile();
        Path pidFile = given == null && Detached.here() ? wanted.pidFile() : given;
        new Service(wanted.director(), signals(conduct.masterWorker()), this::readAnew).run(
                attempt -> predecessors.makeRoomFor(attempt, Clock.system()), () -> ready(pidFile, predecessors));
        return 0;
    }

    private @Nullable DirectorConfig readAnew() {
        Wanted wanted = reading.read();
        return wanted == null ? null : wanted.director();
    }

    private void ready(@Nullable Path pidFile, Predecessors predecessors) {
        if (pidFile != null) {
            PidFile.write(arguments.resolve(pidFile));
        }
        predecessors.end();
        Detached.ready();
    }

    // HAProxy's worker reports its state on SIGHUP; its master reads the files anew, and on SIGUSR2 too.
    private static Map<String, Wish> signals(boolean masterWorker) {
        Map<String, Wish> signals = new HashMap<>(Map.of("INT", Wish.STOP, "TERM", Wish.STOP, "USR1", Wish.DRAIN, "TTOU", Wish.PAUSE,
                "TTIN", Wish.RESUME));
        signals.put("HUP", masterWorker ? Wish.RELOAD : Wish.REPORT);
        if (masterWorker) {
            signals.put("USR2", Wish.RELOAD);
        }
        return signals;
    }
}
