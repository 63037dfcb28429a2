package io.evenkeel.director.mail;

import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;

/**
 * What a mail says, in keepalived's words, so that people's filters go on working.
 *
 * @param subject one line
 * @param body lines
 */
record MailText(String subject, String body) {
    /**
     * What it says of {@code event}.
     *
     * @throws IllegalArgumentException when nobody gets mail about such an event
     */
    static MailText of(RouterEvent event, String host) {
        return switch (event) {
            case Transition transition -> ofRouter(transition, host);
            case RouterEvent.GroupTransition transition -> ofGroup(transition, host);
            case RouterEvent.PriorityChange change -> throw noMail(change);
            case RouterEvent.LowerPriorityHeard heard -> throw noMail(heard);
        };
    }

    private static IllegalArgumentException noMail(RouterEvent event) {
        return new IllegalArgumentException("event: " + event + " (expected: a change of state)");
    }

    private static MailText ofRouter(Transition transition, String host) {
        String meaning = switch (transition.to()) {
            case ACTIVE -> "VRRP Instance is now owning VRRP VIPs";
            case BACKUP, FAULT -> "VRRP Instance is no longer owning VRRP VIPs";
            case INITIALIZE -> "VRRP Instance stopping";
        };
        return of(host, "Instance " + transition.name(), transition.to(), meaning, transition);
    }

    private static MailText ofGroup(RouterEvent.GroupTransition transition, String host) {
        String meaning = switch (transition.to()) {
            case ACTIVE -> "All VRRP group instances are now in MASTER state";
            case BACKUP -> "All VRRP group instances are now in BACKUP state";
            case FAULT -> "All VRRP group instances are now in FAULT state";
            case INITIALIZE -> "All VRRP group instances are now stopping";
        };
        return of(host, "Group " + transition.name(), transition.to(), meaning, transition);
    }

    private static MailText of(String host, String whose, RouterState to, String meaning, RouterEvent event) {
        return new MailText("[" + MailWords.printable(host) + "] VRRP " + MailWords.printable(whose) + " - " + words(to),
                "=> " + meaning + " <=\r\n\r\n" + MailWords.printable(event.toString()) + "\r\n");
    }

    private static String words(RouterState state) {
        return switch (state) {
            case ACTIVE -> "Entering MASTER state";
            case BACKUP -> "Entering BACKUP state";
            case FAULT -> "Entering FAULT state";
            case INITIALIZE -> "Stopping";
        };
    }
}
