package io.evenkeel.director.mail;

import java.time.Duration;

import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * A mail server (SMTP, RFC 5321) that takes mail from this host.
 *
 * @param host a name, looked up for each mail, or an address
 * @param port 1..65535
 * @param login null for none; only where the encryption keeps the password secret
 * @param helloName what this host calls itself there; null for its own name
 * @param timeout to connect, and for each answer
 */
public record MailServer(String host, int port, MailEncryption encryption, @Nullable MailLogin login, @Nullable String helloName,
        Duration timeout) {
    /** The port of servers that take mail from each other and from the hosts around them. */
    public static final int SMTP_PORT = 25;
    /** The port of servers with TLS from the first byte. */
    public static final int SUBMISSIONS_PORT = 465;

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);
    /** What an {@code int} of milliseconds has room for. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(24);

    /** Checks every value. */
    public MailServer {
        if (!MailWords.isHost(host)) {
            throw Expect.unexpected("host", "'" + MailWords.printable(host) + "'", "the name or address of a mail server");
        }
        Expect.inRange("port", port, 1, 65535);
        if (login != null && !encryption.keepsSecrets()) {
            throw Expect.unexpected("login", login.user(), "encryption STARTTLS or TLS: others could read the password");
        }
        if (helloName != null && !MailWords.isHost(helloName)) {
            throw Expect.unexpected("helloName", "'" + MailWords.printable(helloName) + "'", "a name such as lb1.example.org");
        }
        Expect.positive("timeout", timeout);
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw Expect.unexpected("timeout", timeout, "at most " + LONGEST_TIMEOUT);
        }
    }

    /** Starts a builder. */
    public static Builder builder(String host) {
        return new Builder(host);
    }

    /** {@code host:port}. */
    String place() {
        return host + ":" + port;
    }

    /** Collects what is known of a mail server. Not thread-safe. */
    public static final class Builder {
        private final String host;
        private int port;
        private MailEncryption encryption = MailEncryption.STARTTLS;
        private @Nullable MailLogin login;
        private @Nullable String helloName;
        private Duration timeout = USUAL_TIMEOUT;

        private Builder(String host) {
            this.host = host;
        }

        /** Where it listens, 1..65535; 25 by default, 465 with {@link MailEncryption#TLS}. */
        public Builder port(int number) {
            port = Expect.inRange("port", number, 1, 65535);
            return this;
        }

        /** How the connection is protected; {@link MailEncryption#STARTTLS} by default. */
        public Builder encryption(MailEncryption wanted) {
            encryption = wanted;
            return this;
        }

        /** Who asks it to send; nobody by default. */
        public Builder login(String user, String password) {
            login = new MailLogin(user, password);
            return this;
        }

        /** What this host calls itself there; its own name by default. */
        public Builder helloName(String name) {
            helloName = name;
            return this;
        }

        /** To connect, and for each answer; 30 s by default. */
        public Builder timeout(Duration longest) {
            timeout = longest;
            return this;
        }

        /**
         * The server.
         *
         * @throws IllegalArgumentException when a value is out of range, or a password would go over the network in clear text
         */
        public MailServer build() {
            int usual = encryption == MailEncryption.TLS ? SUBMISSIONS_PORT : SMTP_PORT;
            return new MailServer(host, port == 0 ? usual : port, encryption, login, helloName, timeout);
        }
    }
}
