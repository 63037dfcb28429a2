package io.evenkeel.director.mail;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.TransitionListener;
import org.jspecify.annotations.Nullable;

/** Writes mail as the {@link MailConfig} in force says, and has it sent. Never waits for a mail server but in {@link #close}. Any thread. */
public final class Mailer implements TransitionListener {
    private final Outbox outbox;
    /** A group is told once, though each of its members comes into the state. */
    private final Map<String, RouterState> lastOfGroup = new ConcurrentHashMap<>();
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
    public void onTransition(Transition transition) {
        MailConfig now = config;
        String group = transition.group();
        boolean newToGroup = group != null && lastOfGroup.put(group, transition.to()) != transition.to();
        if (now == null || (transition.to() == RouterState.FAULT && !now.faults())) {
            return;
        }
        if (now.scope().hasRouter(transition.name())) {
            outbox.put(new Mail(now, transition, null));
        }
        if (group != null && newToGroup && now.scope().hasGroup(group)) {
            outbox.put(new Mail(now, transition, group));
        }
    }

    /** Writes no more; waits at most that long until what waits is sent, and gives up the rest. */
    public void close(Duration longest) {
        outbox.close(longest);
    }
}
