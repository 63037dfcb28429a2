package io.evenkeel.vrrp.notify;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.TransitionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the scripts of one router, or of one sync group, at its transitions: first the one for the new state as it is, then
 * the general one with {@code INSTANCE|GROUP NAME STATE PRIORITY} behind its own arguments. Unlike keepalived's they never
 * overlap or overtake each other: each is waited for, and killed after {@code timeout}. No shell is involved. Called for one
 * router or group, and so one transition at a time.
 */
public final class NotifyScripts implements TransitionListener {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyScripts.class);

    private final String name;
    private final boolean isGroup;
    private final Duration timeout;
    private final Map<RouterState, List<String>> byState = new EnumMap<>(RouterState.class);
    private final List<String> general = new ArrayList<>();
    /** A group is told once, though each of its members comes into the state. */
    private final Map<String, RouterState> lastOfGroup = new HashMap<>();

    private NotifyScripts(String name, boolean isGroup, Duration timeout) {
        this.name = name;
        this.isGroup = isGroup;
        this.timeout = timeout;
    }

    /** No scripts yet, for the router of that name. */
    public static NotifyScripts ofRouter(String name, Duration timeout) {
        return new NotifyScripts(name, false, timeout);
    }

    /** No scripts yet, for the sync group of that name. */
    public static NotifyScripts ofGroup(String name, Duration timeout) {
        return new NotifyScripts(name, true, timeout);
    }

    /** Runs this program with these arguments at each transition into {@code state}. Before the engine starts. */
    public NotifyScripts on(RouterState state, List<String> command) {
        byState.put(state, List.copyOf(command));
        return this;
    }

    /** Runs this program with these arguments, and four more, at each transition. Before the engine starts. */
    public NotifyScripts onAny(List<String> command) {
        general.clear();
        general.addAll(command);
        return this;
    }

    @Override
    public void onTransition(Transition transition) {
        if (isGroup ? isNews(transition) : name.equals(transition.name())) {
            NotifyLine line = isGroup ? NotifyLine.ofGroup(transition).orElseThrow() : NotifyLine.of(transition);
            run(byState.getOrDefault(transition.to(), List.of()), List.of());
            run(general, line.arguments());
        }
    }

    private boolean isNews(Transition transition) {
        return name.equals(transition.group()) && lastOfGroup.put(name, transition.to()) != transition.to();
    }

    private void run(List<String> command, List<String> more) {
        if (command.isEmpty()) {
            return;
        }
        var all = new ArrayList<>(command);
        all.addAll(more);
        try {
            Process process = new ProcessBuilder(all).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                LOG.warn("{}: {} did not end within {} ms, and was killed", name, command, timeout.toMillis());
            } else if (process.exitValue() != 0) {
                LOG.warn("{}: {} ended with status {}", name, command, process.exitValue());
            }
        } catch (IOException e) {
            LOG.warn("{}: cannot run {} ({})", name, command, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
