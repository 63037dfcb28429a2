package io.evenkeel.director.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.core.process.Program;
import io.evenkeel.core.process.ProgramResult;
import io.evenkeel.vrrp.notify.NotifyFifo;
import io.evenkeel.vrrp.notify.NotifyLine;
import io.evenkeel.vrrp.notify.NotifyOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our end of a named pipe, and the program at the other one. Any thread may say something; one at a time does the rest. */
final class PipeEnd {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration TO_MAKE = Duration.ofSeconds(5);
    /** A reader may read what is left and end by itself, before it is asked to. */
    private static final Duration LAST_LINES = Duration.ofSeconds(1);

    private final NotifyPipe pipe;
    private final NotifyFifo fifo;
    private final boolean isOurs;
    private @Nullable Program reader;
    private volatile boolean isClosing;

    private PipeEnd(NotifyPipe pipe, NotifyFifo fifo, boolean isOurs) {
        this.pipe = pipe;
        this.fifo = fifo;
        this.isOurs = isOurs;
    }

    /** Makes the pipe if need be, and starts its reader. */
    static PipeEnd open(NotifyPipe pipe) throws IOException {
        Path path = Path.of(pipe.path());
        boolean isOurs = !Files.exists(path);
        if (isOurs) {
            run(List.of("mkfifo", "-m", "600", "--", pipe.path()));
        }
        try {
            if (isOurs && !pipe.owner().isEmpty()) {
                run(List.of("chown", "-h", "--", pipe.owner(), pipe.path()));
            }
            var opened = new PipeEnd(pipe, NotifyFifo.open(path, NotifyOptions.NONE), isOurs);
            opened.read();
            return opened;
        } catch (IOException e) {
            if (isOurs) {
                Files.deleteIfExists(path);
            }
            throw e;
        }
    }

    NotifyPipe pipe() {
        return pipe;
    }

    void say(NotifyLine line) {
        fifo.say(line);
    }

    /** Starts the reader unless it runs. */
    void read() {
        Program running = reader;
        if (pipe.reader().isEmpty() || (running != null && running.isAlive())) {
            return;
        }
        List<String> command = new ArrayList<>(pipe.reader());
        command.add(pipe.path());
        try {
            Program started = Program.start(command);
            started.onEnd(this::ended);
            reader = started;
        } catch (IOException e) {
            LOG.warn("{}: cannot run its reader {} ({})", pipe.path(), pipe.reader(), e.getMessage());
        }
    }

    private void ended(int status) {
        if (!isClosing) {
            LOG.warn("{}: its reader {} has ended with status {}", pipe.path(), pipe.reader(), status);
        }
    }

    void close() {
        isClosing = true;
        try {
            fifo.close();
        } catch (IOException e) {
            LOG.warn("cannot close the FIFO {} ({})", pipe.path(), e.getMessage());
        }
        try {
            Program running = reader;
            if (running != null && !running.awaitEnd(LAST_LINES)) {
                running.end();
            }
            if (isOurs) {
                Files.deleteIfExists(Path.of(pipe.path()));
            }
        } catch (IOException e) {
            LOG.warn("cannot take the FIFO {} away ({})", pipe.path(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Java has no call for it.
    private static void run(List<String> command) throws IOException {
        try {
            ProgramResult result = Program.run(command, TO_MAKE);
            if (!result.isSuccess()) {
                throw new IOException(command.get(0) + " " + result.text());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
