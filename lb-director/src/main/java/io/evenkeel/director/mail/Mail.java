package io.evenkeel.director.mail;

import io.evenkeel.vrrp.Transition;
import org.jspecify.annotations.Nullable;

/**
 * A mail that waits to be sent.
 *
 * @param config as it was at the transition
 * @param transition what it tells of
 * @param group the sync group that it is about; null for the router itself
 */
record Mail(MailConfig config, Transition transition, @Nullable String group) {
    /** What it says; {@code host} is what it calls this host. */
    MailText text(String host) {
        return group == null ? MailText.ofRouter(transition, host) : MailText.ofGroup(transition, group, host);
    }

    /** For the log: {@code mail about VI_1 to mail.example.org:25}. */
    @Override
    public String toString() {
        return "mail about " + MailWords.printable(group == null ? transition.name() : group) + " to " + config.server().place();
    }
}
