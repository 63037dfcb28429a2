package io.evenkeel.director.mail;

import io.evenkeel.core.validation.Expect;

/**
 * Who asks a mail server to send (RFC 4954: {@code AUTH PLAIN} or {@code AUTH LOGIN}).
 *
 * @param password is in no message and no log
 */
public record MailLogin(String user, String password) {
    /** Refuses a blank user. */
    public MailLogin {
        Expect.text("user", user);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailLogin[" + user + "]";
    }
}
