package io.evenkeel.vrrp.notify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.TransitionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line for each transition into a FIFO, as keepalived's {@code vrrp_notify_fifo}. The FIFO is opened for reading
 * too, so that nothing here waits for a reader. A group has one line, though each of its members comes into the state. Any thread.
 */
public final class NotifyFifo implements TransitionListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyFifo.class);

    private final FileChannel fifo;
    private final Map<String, RouterState> lastOfGroup = new HashMap<>();

    private NotifyFifo(FileChannel fifo) {
        this.fifo = fifo;
    }

    /** Opens a FIFO that is there. */
    public static NotifyFifo open(Path path) throws IOException {
        return new NotifyFifo(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public synchronized void onTransition(Transition transition) {
        write(NotifyLine.of(transition));
        String group = transition.group();
        if (group != null && lastOfGroup.put(group, transition.to()) != transition.to()) {
            NotifyLine.ofGroup(transition).ifPresent(this::write);
        }
    }

    private void write(NotifyLine line) {
        try {
            fifo.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            LOG.warn("cannot write '{}' into the FIFO ({})", line, e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        fifo.close();
    }
}
