package io.evenkeel.director.mail;

import io.evenkeel.vrrp.RouterEvent;

/**
 * A mail that waits to be sent.
 *
 * @param config as it was at the event
 * @param event what it tells of
 */
record Mail(MailConfig config, RouterEvent event) {
    /** What it says; {@code host} is what it calls this host. */
    MailText text(String host) {
        return MailText.of(event, host);
    }

    /** For the log: {@code mail about 'VI_1: Backup -> Active' to mail.example.org:25}. */
    @Override
    public String toString() {
        return "mail about '" + MailWords.printable(event.toString()) + "' to " + config.server().place();
    }
}
