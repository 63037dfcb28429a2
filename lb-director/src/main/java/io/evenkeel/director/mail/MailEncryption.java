package io.evenkeel.director.mail;

/** How the connection to a mail server is protected. */
public enum MailEncryption {
    /** Not at all, as keepalived does it. */
    NONE,
    /**
     * {@code STARTTLS} where the server offers it (RFC 3207), with whatever certificate it shows: that keeps those out who only
     * listen, and not those who can change what the server says. Without the offer, none.
     */
    STARTTLS_IF_OFFERED,
    /** {@code STARTTLS}, and no mail without (RFC 3207). The certificate has to be the server's. */
    STARTTLS,
    /** TLS from the first byte (RFC 8314 section 3.3), usually at port 465. The certificate has to be the server's. */
    TLS;

    /** Whether nobody between can read or change what is said. */
    boolean keepsSecrets() {
        return switch (this) {
            case NONE, STARTTLS_IF_OFFERED -> false;
            case STARTTLS, TLS -> true;
        };
    }
}
