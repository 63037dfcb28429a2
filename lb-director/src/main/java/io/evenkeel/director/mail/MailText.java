package io.evenkeel.director.mail;

import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;

/**
 * What a mail says, in keepalived's words, so that people's filters go on working.
 *
 * @param subject one line
 * @param body lines
 */
record MailText(String subject, String body) {
    /** Of one router. */
    static MailText ofRouter(Transition transition, String host) {
        String meaning = switch (transition.to()) {
            case ACTIVE -> "VRRP Instance is now owning VRRP VIPs";
            case BACKUP, FAULT -> "VRRP Instance is no longer owning VRRP VIPs";
            case INITIALIZE -> "VRRP Instance stopping";
        };
        return of(host, "Instance " + transition.name(), transition, meaning);
    }

    /** Of its sync group, which has one name for what all its members did. */
    static MailText ofGroup(Transition transition, String group, String host) {
        String meaning = switch (transition.to()) {
            case ACTIVE -> "All VRRP group instances are now in MASTER state";
            case BACKUP -> "All VRRP group instances are now in BACKUP state";
            case FAULT -> "All VRRP group instances are now in FAULT state";
            case INITIALIZE -> "All VRRP group instances are now stopping";
        };
        return of(host, "Group " + group, transition, meaning);
    }

    private static MailText of(String host, String whose, Transition transition, String meaning) {
        return new MailText("[" + MailWords.printable(host) + "] VRRP " + MailWords.printable(whose) + " - " + event(transition.to()),
                "=> " + meaning + " <=\r\n\r\n" + MailWords.printable(transition.toString()) + "\r\n");
    }

    private static String event(RouterState state) {
        return switch (state) {
            case ACTIVE -> "Entering MASTER state";
            case BACKUP -> "Entering BACKUP state";
            case FAULT -> "Entering FAULT state";
            case INITIALIZE -> "Stopping";
        };
    }
}
