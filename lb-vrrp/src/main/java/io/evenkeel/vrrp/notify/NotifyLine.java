package io.evenkeel.vrrp.notify;

import java.util.List;
import java.util.Optional;

import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;

/**
 * A transition in keepalived's words: {@code INSTANCE "VI_1" MASTER 100}. Immutable.
 *
 * @param type {@code INSTANCE} or {@code GROUP}
 * @param state {@code MASTER}, {@code BACKUP}, {@code FAULT} or {@code STOP}
 * @param priority as advertised; 0 for a group
 */
public record NotifyLine(String type, String name, String state, int priority) {
    /** What a transition of one router reads like. */
    public static NotifyLine of(Transition transition) {
        return new NotifyLine("INSTANCE", transition.name(), state(transition.to()), transition.priority());
    }

    /** What it reads like for the sync group, if there is one. */
    public static Optional<NotifyLine> ofGroup(Transition transition) {
        return Optional.ofNullable(transition.group())
                .map(group -> new NotifyLine("GROUP", group, state(transition.to()), 0));
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
