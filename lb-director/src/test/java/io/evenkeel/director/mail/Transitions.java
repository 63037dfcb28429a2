package io.evenkeel.director.mail;

import java.time.Instant;

import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.protocol.Cause;
import org.jspecify.annotations.Nullable;

/** Changes of state to write mail about. */
final class Transitions {
    private Transitions() {}

    static Transition of(String name, @Nullable String group, RouterState to) {
        return new Transition(name, 51, "eth0", group, 100, RouterState.BACKUP, to, new Cause.Started(), 1,
                Instant.parse("2026-11-27T12:00:00Z"));
    }

    static RouterEvent ofGroup(String name, RouterState to) {
        return new RouterEvent.GroupTransition(name, RouterState.BACKUP, to, Instant.parse("2026-11-27T12:00:00Z"));
    }

    static Transition to(RouterState state) {
        return of("VI_1", null, state);
    }
}
