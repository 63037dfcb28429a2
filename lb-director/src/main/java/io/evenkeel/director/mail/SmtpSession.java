package io.evenkeel.director.mail;

import java.util.Date;
import java.util.Objects;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/** Hands one mail to its server, on a connection of its own. Blocks; an interrupt of a virtual thread closes the connection. */
final class SmtpSession {
    private static final String UTF_8 = "UTF-8";
    private static final String USER = System.getProperty("user.name", "evenkeel");

    private SmtpSession() {}

    /**
     * Sends it to all of its recipients that the server takes.
     *
     * @throws MessagingException when it was not taken, or not for all
     */
    static void send(Mail mail) throws MessagingException {
        MailConfig config = mail.config();
        String host = LocalHost.name();
        String from = Objects.requireNonNullElseGet(config.from(), () -> usualSender(host));
        Session session = Session.getInstance(properties(config.server(), host, from));
        MimeMessage message = message(mail, session, host, from);
        message.saveChanges();
        MailLogin login = config.server().login();
        try (Transport transport = session.getTransport("smtp")) {
            if (login == null) {
                transport.connect();
            } else {
                transport.connect(login.user(), login.password());
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private static String usualSender(String host) {
        String address = USER + "@" + host;
        return MailWords.isAddress(address) ? address : "evenkeel@localhost";
    }

    /** The mail as it goes over the network. */
    static MimeMessage message(Mail mail, Session session, String host, String from) throws MessagingException {
        MailText text = mail.text(Objects.requireNonNullElse(mail.config().hostName(), host));
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(from));
        for (String address : mail.config().recipients()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
        }
        message.setSubject(text.subject(), UTF_8);
        message.setSentDate(Date.from(mail.event().at()));
        message.setHeader("X-Mailer", "Evenkeel");
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody answers that he is on holiday
        message.setText(text.body(), UTF_8);
        return message;
    }

    /** See the package page of {@code org.eclipse.angus.mail.smtp}. */
    private static Properties properties(MailServer server, String host, String from) {
        var properties = new Properties();
        String timeout = Long.toString(server.timeout().plusNanos(999_999).toMillis());
        String hello = Objects.requireNonNullElse(server.helloName(), MailWords.isHost(host) ? host : "localhost");
        properties.put("mail.smtp.host", server.host());
        properties.put("mail.smtp.port", Integer.toString(server.port()));
        properties.put("mail.smtp.localhost", hello);
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.socketFactory", new ModestSockets());
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.auth", Boolean.toString(server.login() != null));
        properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.put("mail.smtp.ssl.checkserveridentity", Boolean.toString(server.encryption().keepsSecrets()));
        properties.put("mail.from", from); // or else the name service is asked for a Message-ID
        switch (server.encryption()) {
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
            case STARTTLS_IF_OFFERED -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.ssl.trust", "*");
            }
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }
}
