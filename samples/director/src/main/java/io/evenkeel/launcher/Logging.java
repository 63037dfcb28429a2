package io.evenkeel.launcher;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.evenkeel.launcher.host.SystemLog;
import org.slf4j.LoggerFactory;

/**
 * The log of the launcher: short lines on standard error, from WARN upwards, and the changes of state at INFO. In code, not
 * in a file, because reading XML costs a third of the start.
 *
 * <p>Found by logback through {@code META-INF/services}, before the first line.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class Logging extends ContextAwareBase implements Configurator {
    /** The logger that says what became of servers and virtual routers. */
    public static final String STATES = "evenkeel";

    @Override
    public ExecutionStatus configure(LoggerContext logback) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(logback);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %msg%n%ex{short}");
        encoder.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(logback);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        Logger root = logback.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        logback.getLogger(STATES).setLevel(Level.INFO);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * Logs to the system's log too, or only there.
     *
     * @param console whether standard error goes on to have it
     */
    public static void toSystemLog(SystemLog system, boolean console) {
        Logger root = root();
        system.setContext(root.getLoggerContext());
        system.start();
        if (!console) {
            root.detachAndStopAllAppenders();
        }
        root.addAppender(system);
    }

    /** Logs from INFO upwards whatever it is about. */
    public static void inDetail() {
        root().setLevel(Level.INFO);
    }

    /** Says nothing any more: for programs that tell their own story on the terminal. */
    public static void silence() {
        root().setLevel(Level.OFF);
        ((Logger) LoggerFactory.getLogger(STATES)).setLevel(Level.OFF);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
