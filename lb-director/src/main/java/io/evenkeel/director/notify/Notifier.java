package io.evenkeel.director.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.TransitionListener;
import io.evenkeel.vrrp.notify.NotifyFifo;
import io.evenkeel.vrrp.notify.NotifyScripts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whom the {@link Notifications} in force name. Any thread. */
public final class Notifier implements TransitionListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    /** keepalived lets notify scripts run as long as they like; those of one router wait for each other here. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private volatile Active active = new Active(Notifications.NONE, List.of(), List.of());

    /** What is in force. */
    private record Active(Notifications told, List<TransitionListener> scripts, List<NotifyFifo> fifos) {}

    /** From now on these. What is told the same way as before goes on as it was. */
    public synchronized void use(Notifications notifications) {
        Active before = active;
        if (!before.told().equals(notifications)) {
            boolean sameFifos = before.told().fifos().equals(notifications.fifos());
            active = new Active(notifications, scripts(notifications), sameFifos ? before.fifos() : fifos(notifications.fifos()));
            if (!sameFifos) {
                before.fifos().forEach(Notifier::close);
            }
        }
    }

    @Override
    public void onTransition(Transition transition) {
        Active now = active;
        now.scripts().forEach(listener -> listener.onTransition(transition));
        now.fifos().forEach(listener -> listener.onTransition(transition));
    }

    @Override
    public void close() {
        use(Notifications.NONE);
    }

    private static List<TransitionListener> scripts(Notifications notifications) {
        record Key(NotifyCommand.Subject subject, String name) {}
        Map<Key, NotifyScripts> scripts = new LinkedHashMap<>();
        for (NotifyCommand one : notifications.commands()) {
            NotifyScripts mine = scripts.computeIfAbsent(new Key(one.subject(), one.name()), key -> switch (key.subject()) {
                case ROUTER -> NotifyScripts.ofRouter(key.name(), LONGEST);
                case GROUP -> NotifyScripts.ofGroup(key.name(), LONGEST);
            });
            one.state().ifPresentOrElse(state -> mine.on(state, one.command()), () -> mine.onAny(one.command()));
        }
        return List.copyOf(scripts.values());
    }

    private static List<NotifyFifo> fifos(List<String> paths) {
        List<NotifyFifo> fifos = new ArrayList<>();
        for (String path : paths) {
            try {
                fifos.add(NotifyFifo.open(made(Path.of(path))));
            } catch (IOException e) {
                LOG.warn("cannot use the FIFO {} ({})", path, e.getMessage());
            }
        }
        return fifos;
    }

    // Java has no call for it.
    private static Path made(Path path) throws IOException {
        if (!Files.exists(path)) {
            try {
                int status = new ProcessBuilder("mkfifo", "-m", "600", path.toString()).inheritIO().start().waitFor();
                if (status != 0) {
                    throw new IOException("mkfifo ended with status " + status);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        return path;
    }

    private static void close(NotifyFifo fifo) {
        try {
            fifo.close();
        } catch (IOException e) {
            LOG.warn("cannot close a FIFO ({})", e.getMessage());
        }
    }
}
