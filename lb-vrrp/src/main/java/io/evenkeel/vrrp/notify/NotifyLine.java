package io.evenkeel.vrrp.notify;

import java.util.List;
import java.util.Optional;

import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.protocol.Cause;

/**
 * An event in keepalived's words: {@code INSTANCE "VI_1" MASTER 100}. Immutable.
 *
 * @param type {@code INSTANCE} or {@code GROUP}
 * @param state {@code MASTER}, {@code BACKUP}, {@code FAULT}, {@code STOP}, {@code DELETED}, {@code MASTER_RX_LOWER_PRI},
 *        {@code MASTER_PRIORITY} or {@code BACKUP_PRIORITY}
 * @param priority as advertised; 0 for a group
 */
public record NotifyLine(String type, String name, String state, int priority) {
    private static final String ROUTER = "INSTANCE";

    /** What an event reads like; empty for a change of priority that {@code options} do not name. */
    public static Optional<NotifyLine> of(RouterEvent event, NotifyOptions options) {
        return switch (event) {
            case Transition transition -> Optional.of(of(transition, options));
            case RouterEvent.GroupTransition group -> Optional.of(of(group));
            case RouterEvent.PriorityChange change -> options.priorities().contains(change.name())
                    ? Optional.of(new NotifyLine(ROUTER, change.name(),
                            change.state() == RouterState.ACTIVE ? "MASTER_PRIORITY" : "BACKUP_PRIORITY", change.priority()))
                    : Optional.empty();
            case RouterEvent.LowerPriorityHeard heard ->
                Optional.of(new NotifyLine(ROUTER, heard.name(), "MASTER_RX_LOWER_PRI", heard.priority()));
        };
    }

    /** What a transition of a router reads like. */
    public static NotifyLine of(Transition transition, NotifyOptions options) {
        return new NotifyLine(ROUTER, transition.name(), state(transition, options), transition.priority());
    }

    /** What one of a sync group reads like. */
    public static NotifyLine of(RouterEvent.GroupTransition group) {
        return new NotifyLine("GROUP", group.name(), state(group.to()), 0);
    }

    /** The same with another priority. */
    public NotifyLine withPriority(int other) {
        return new NotifyLine(type, name, state, other);
    }

    private static String state(Transition transition, NotifyOptions options) {
        if (transition.cause() instanceof Cause.Removed) {
            return options.deleted().contains(transition.name()) ? "DELETED" : "FAULT";
        }
        return state(transition.to());
    }

    /** keepalived's name of a state. */
    private static String state(RouterState state) {
        return switch (state) {
            case INITIALIZE -> "STOP";
            case FAULT -> "FAULT";
            case BACKUP -> "BACKUP";
            case ACTIVE -> "MASTER";
        };
    }

    /** The arguments that a script gets after its own. */
    public List<String> arguments() {
        return List.of(type, name, state, Integer.toString(priority));
    }

    /** As it stands in a FIFO, without the end of the line. */
    @Override
    public String toString() {
        return type + " \"" + name + "\" " + state + " " + priority;
    }
}
