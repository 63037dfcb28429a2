package io.evenkeel.vrrp.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.core.process.Program;
import io.evenkeel.core.process.ProgramResult;
import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterEventListener;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.protocol.Cause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the scripts of one router, or of one sync group: first the one for the occasion as it is, then the general one with
 * {@code INSTANCE|GROUP NAME STATE PRIORITY} behind its own arguments. Unlike keepalived's they never overlap or overtake
 * each other: each is waited for, and ended after {@code timeout} with all that it has started. No shell is involved. Called
 * for one router or group, and so one event at a time.
 */
public final class NotifyScripts implements RouterEventListener {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyScripts.class);

    private final String name;
    private final boolean isGroup;
    private final Duration timeout;
    private final NotifyOptions options;
    private final Map<NotifyOccasion, List<String>> commands = new EnumMap<>(NotifyOccasion.class);

    private NotifyScripts(String name, boolean isGroup, Duration timeout, NotifyOptions options) {
        this.name = name;
        this.isGroup = isGroup;
        this.timeout = timeout;
        this.options = options;
    }

    /** No scripts yet, for the router of that name. */
    public static NotifyScripts ofRouter(String name, Duration timeout, NotifyOptions options) {
        return new NotifyScripts(name, false, timeout, options);
    }

    /** No scripts yet, for the sync group of that name. */
    public static NotifyScripts ofGroup(String name, Duration timeout) {
        return new NotifyScripts(name, true, timeout, NotifyOptions.NONE);
    }

    /** Runs this program with these arguments on {@code occasion}. Before the engine starts. */
    public NotifyScripts on(NotifyOccasion occasion, List<String> command) {
        commands.put(occasion, List.copyOf(command));
        return this;
    }

    @Override
    public void onEvent(RouterEvent event) {
        switch (event) {
            case Transition transition -> {
                if (!isGroup && name.equals(transition.name())) {
                    run(transition.cause() instanceof Cause.Removed ? NotifyOccasion.DELETED : occasion(transition.to()), List.of());
                    run(NotifyOccasion.ANY, NotifyLine.of(transition, options).arguments());
                }
            }
            case RouterEvent.GroupTransition group -> {
                if (isGroup && name.equals(group.name())) {
                    run(occasion(group.to()), List.of());
                    run(NotifyOccasion.ANY, NotifyLine.of(group).arguments());
                }
            }
            case RouterEvent.LowerPriorityHeard heard -> {
                if (!isGroup && name.equals(heard.name())) {
                    run(NotifyOccasion.LOWER_PRIORITY, List.of());
                }
            }
            case RouterEvent.PriorityChange change -> {} // for FIFOs only
        }
    }

    private static NotifyOccasion occasion(RouterState state) {
        return switch (state) {
            case INITIALIZE -> NotifyOccasion.STOPPED;
            case FAULT -> NotifyOccasion.FAULT;
            case BACKUP -> NotifyOccasion.BACKUP;
            case ACTIVE -> NotifyOccasion.ACTIVE;
        };
    }

    private void run(NotifyOccasion occasion, List<String> more) {
        List<String> command = commands.get(occasion);
        if (command == null) {
            return;
        }
        var all = new ArrayList<>(command);
        all.addAll(more);
        try {
            ProgramResult result = Program.run(all, timeout);
            if (!result.isSuccess()) {
                LOG.warn("{}: {} {}", name, command, result.text());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
