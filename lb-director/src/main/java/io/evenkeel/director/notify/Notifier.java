package io.evenkeel.director.notify;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterEventListener;
import io.evenkeel.vrrp.notify.NotifyLine;
import io.evenkeel.vrrp.notify.NotifyScripts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whom the {@link Notifications} in force name. Any thread. */
public final class Notifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    /** keepalived lets notify scripts run as long as they like; those of one router wait for each other here. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Standing standing = new Standing();
    private volatile Active active = new Active(Notifications.NONE, List.of(), List.of());

    /** What is in force. */
    private record Active(Notifications told, List<RouterEventListener> scripts, List<PipeEnd> pipes) {}

    /** From now on these. A pipe that was told before goes on as it was; a reader that has ended is started again. */
    public synchronized void use(Notifications notifications) {
        List<PipeEnd> before = active.pipes();
        List<PipeEnd> kept = before.stream().filter(end -> notifications.pipes().contains(end.pipe())).toList();
        kept.forEach(PipeEnd::read);
        active = new Active(notifications, scripts(notifications), kept);
        before.stream().filter(end -> !kept.contains(end)).forEach(PipeEnd::close);
        List<PipeEnd> all = new ArrayList<>(kept);
        all.addAll(opened(notifications.pipes().stream().filter(pipe -> kept.stream().noneMatch(end -> end.pipe().equals(pipe))).toList()));
        active = new Active(notifications, active.scripts(), all);
    }

    /** Writes a line about it into the pipes; does not wait. */
    public void tellPipes(RouterEvent event) {
        Active now = active;
        standing.hear(event, now.told().options());
        NotifyLine.of(event, now.told().options()).ifPresent(line -> now.pipes().forEach(pipe -> pipe.say(line)));
    }

    /** Runs the scripts that it is for, and waits for them. */
    public void runScripts(RouterEvent event) {
        active.scripts().forEach(listener -> listener.onEvent(event));
    }

    /** Tells the pipes all states again, if that is wanted after a change of the configuration, which has these names. */
    public void restate(Set<String> routers, Set<String> groups) {
        standing.keepOnly(routers, groups);
        Active now = active;
        if (now.told().statesOnReload()) {
            standing.lines().forEach(line -> now.pipes().forEach(pipe -> pipe.say(line)));
        }
    }

    @Override
    public void close() {
        use(Notifications.NONE);
    }

    private static List<RouterEventListener> scripts(Notifications notifications) {
        record Key(NotifyCommand.Subject subject, String name) {}
        Map<Key, NotifyScripts> scripts = new LinkedHashMap<>();
        for (NotifyCommand one : notifications.commands()) {
            scripts.computeIfAbsent(new Key(one.subject(), one.name()), key -> switch (key.subject()) {
                case ROUTER -> NotifyScripts.ofRouter(key.name(), LONGEST, notifications.options());
                case GROUP -> NotifyScripts.ofGroup(key.name(), LONGEST);
            }).on(one.occasion(), one.command());
        }
        return List.copyOf(scripts.values());
    }

    private static List<PipeEnd> opened(List<NotifyPipe> pipes) {
        List<PipeEnd> opened = new ArrayList<>();
        for (NotifyPipe pipe : pipes) {
            try {
                opened.add(PipeEnd.open(pipe));
            } catch (IOException e) {
                LOG.warn("cannot use the FIFO {} ({})", pipe.path(), e.getMessage());
            }
        }
        return opened;
    }
}
