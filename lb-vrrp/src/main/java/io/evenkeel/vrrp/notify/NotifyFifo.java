package io.evenkeel.vrrp.notify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line for each event into a FIFO, as keepalived's {@code vrrp_notify_fifo}, in the order in which they are heard. Nobody waits for a
 * reader: a thread of its own writes, and while nobody reads the pipe keeps what has room in it (64 KiB), then this keeps some
 * more; what is said after that is lost, with a warning. Any thread.
 */
public final class NotifyFifo implements RouterEventListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyFifo.class);
    private static final int MAX_WAITING = 1000;
    /** {@code S_IFMT} and {@code S_IFIFO}. */
    private static final int FILE_TYPE = 0170000;
    private static final int FIFO = 0010000;
    private static final String END = "";
    private static final long LAST_LINES_MILLIS = 1000;

    private final Path path;
    private final FileChannel fifo;
    private final NotifyOptions options;
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Thread writer;

    private NotifyFifo(Path path, FileChannel fifo, NotifyOptions options) {
        this.path = path;
        this.fifo = fifo;
        this.options = options;
        this.writer = Thread.ofPlatform().daemon().name("fifo " + path.getFileName()).start(this::write);
    }

    /** Opens a FIFO that is there, and refuses anything else. It is opened for reading too, so that this does not wait for a reader either. */
    public static NotifyFifo open(Path path, NotifyOptions options) throws IOException {
        if (((int) Files.getAttribute(path, "unix:mode") & FILE_TYPE) != FIFO) {
            throw new IOException("it is no FIFO: move it away, or choose another path"); // a file would be overwritten
        }
        return new NotifyFifo(path, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE), options);
    }

    @Override
    public void onEvent(RouterEvent event) {
        NotifyLine.of(event, options).ifPresent(this::say);
    }

    /** Writes a line of the caller's own. */
    public void say(NotifyLine line) {
        if (!waiting.offer(line + "\n")) {
            LOG.warn("nobody reads {}: '{}' is lost", path, line);
        }
    }

    private void write() {
        try {
            for (String line = waiting.take(); !line.equals(END); line = waiting.take()) {
                ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    fifo.write(bytes);
                }
            }
        } catch (ClosedChannelException e) {
            LOG.warn("nobody reads {}: its last lines are lost", path);
        } catch (IOException e) {
            LOG.warn("cannot write into the FIFO {} ({})", path, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what was said before, unless nobody makes room for it within a second. */
    @Override
    public void close() throws IOException {
        try {
            if (waiting.offer(END)) {
                writer.join(LAST_LINES_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fifo.close(); // a write that waits for room ends with it
    }
}
