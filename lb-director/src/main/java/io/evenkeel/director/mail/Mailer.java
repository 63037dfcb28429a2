package io.evenkeel.director.mail;

import java.time.Duration;

import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterEventListener;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import org.jspecify.annotations.Nullable;

/** Writes mail as the {@link MailConfig} in force says, and has it sent. Never waits for a mail server but in {@link #close}. Any thread. */
public final class Mailer implements RouterEventListener {
    private final Outbox outbox;
    private volatile @Nullable MailConfig config;

    /** Mails nothing yet. */
    public Mailer() {
        this(new Outbox());
    }

    Mailer(Outbox outbox) {
        this.outbox = outbox;
    }

    /** From now on so; null for no mail. What waits already is sent as it was. */
    public void use(@Nullable MailConfig wanted) {
        config = wanted;
    }

    /** From now on as {@code later} says, and about what {@code earlier} names, too: for the time in which one makes way for the other. */
    public void use(@Nullable MailConfig earlier, @Nullable MailConfig later) {
        use(earlier == null ? later : later == null ? earlier : later.and(earlier));
    }

    @Override
    public void onEvent(RouterEvent event) {
        MailConfig now = config;
        if (now != null && isWanted(event, now)) {
            outbox.put(new Mail(now, event));
        }
    }

    private static boolean isWanted(RouterEvent event, MailConfig now) {
        return switch (event) {
            case Transition transition -> now.scope().hasRouter(transition.name()) && isWanted(transition.to(), now);
            case RouterEvent.GroupTransition transition -> now.scope().hasGroup(transition.name()) && isWanted(transition.to(), now);
            case RouterEvent.PriorityChange change -> false;
            case RouterEvent.LowerPriorityHeard heard -> false;
        };
    }

    private static boolean isWanted(RouterState state, MailConfig now) {
        return state != RouterState.FAULT || now.faults();
    }

    /** Writes no more; waits at most that long until what waits is sent, and gives up the rest. */
    public void close(Duration longest) {
        outbox.close(longest);
    }
}
