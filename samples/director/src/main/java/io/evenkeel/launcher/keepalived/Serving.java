package io.evenkeel.launcher.keepalived;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.evenkeel.director.DirectorConfig;
import io.evenkeel.launcher.Logging;
import io.evenkeel.launcher.PidFile;
import io.evenkeel.launcher.Service;
import io.evenkeel.launcher.Wish;
import io.evenkeel.launcher.host.SystemLog;
import io.evenkeel.launcher.process.Detached;

/** Runs a director as keepalived would run: in the background unless told otherwise, with keepalived's signals. */
final class Serving {
    private static final Map<String, Wish> SIGNALS = Map.of("INT", Wish.STOP, "TERM", Wish.STOP, "HUP", Wish.RELOAD, "USR1", Wish.REPORT,
            "USR2", Wish.REPORT);

    private final Arguments arguments;
    private final List<String> words;
    private final Reading reading;

    Serving(Arguments arguments, List<String> words) {
        this.arguments = arguments;
        this.words = words;
        this.reading = new Reading(arguments);
    }

    int run() throws InterruptedException {
        boolean background = !arguments.has(Option.DONT_FORK);
        if (background && !Detached.here()) {
            return Detached.start("keepalived", words);
        }
        if (!Files.exists(arguments.file())) {
            Keepalived.say("there is no file " + arguments.file() + "; choose another with -f");
            return Keepalived.NO_CONFIGURATION;
        }
        log(background);
        DirectorConfig director = reading.read();
        if (director == null) {
            return Keepalived.BAD_CONFIGURATION;
        }
        arguments.remarks().forEach(Keepalived::say);
        List<Path> pidFiles = arguments.pidFiles(background);
        try {
            new Service(director, SIGNALS, reading::read).run(Supplier::get, () -> {
                pidFiles.forEach(PidFile::write);
                Detached.ready();
            });
        } finally {
            pidFiles.forEach(PidFile::remove);
        }
        return 0;
    }

    // To the system's log unless told otherwise; to standard error where that was asked for, or where nothing else is left.
    private void log(boolean background) {
        if (arguments.has(Option.LOG_DETAIL)) {
            Logging.inDetail();
        }
        String facility = arguments.value(Option.LOG_FACILITY);
        int number = SystemLog.facility(facility == null ? "daemon" : facility);
        SystemLog system = arguments.has(Option.NO_SYSLOG) ? null : SystemLog.open("keepalived", number);
        if (system != null) {
            Logging.toSystemLog(system, arguments.has(Option.LOG_CONSOLE) && !background);
        }
    }
}
