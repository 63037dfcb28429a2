package io.evenkeel.launcher.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.jspecify.annotations.Nullable;

/** Writes to the system's log: a datagram for each line, as RFC 3164 has it without the host's name, to {@code /dev/log}. */
public final class SystemLog extends AppenderBase<ILoggingEvent> {
    private static final String SOCKET = "/dev/log";
    private static final int USER = 1;
    private static final int DAEMON = 3;
    private static final int LOCAL0 = 16;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());

    private final String program;
    private final int facility;
    private final UnixDatagrams log;

    private SystemLog(String program, int facility, UnixDatagrams log) {
        this.program = program;
        this.facility = facility;
        this.log = log;
    }

    /**
     * The system's log, or null where none is.
     *
     * @param program how lines name it
     * @param facility see {@link #facility}
     */
    public static @Nullable SystemLog open(String program, int facility) {
        UnixDatagrams log = Files.exists(Path.of(SOCKET)) ? UnixDatagrams.to(SOCKET) : null;
        return log == null ? null : new SystemLog(program, facility, log);
    }

    /**
     * The number of {@code 0}..{@code 7}, {@code local0}..{@code local7}, {@code user} or {@code daemon}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static int facility(String name) {
        if (name.matches("(local)?[0-7]")) {
            return LOCAL0 + name.charAt(name.length() - 1) - '0';
        }
        return switch (name) {
            case "user" -> USER;
            case "daemon" -> DAEMON;
            default -> throw new IllegalArgumentException("-S: '" + name + "' (expected: 0-7, local0-local7, user or daemon)");
        };
    }

    /** The datagram for one line. */
    static String line(String program, int facility, ILoggingEvent event) {
        int priority = facility * 8 + severity(event.getLevel());
        return "<" + priority + ">" + TIME.format(event.getInstant()) + " " + program + "[" + ProcessHandle.current().pid() + "]: "
                + event.getFormattedMessage();
    }

    @Override
    protected void append(ILoggingEvent event) {
        log.send(line(program, facility, event));
    }

    // RFC 3164, section 4.1.1.
    private static int severity(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> 3;
            case Level.WARN_INT -> 4;
            case Level.INFO_INT -> 6;
            default -> 7;
        };
    }
}
