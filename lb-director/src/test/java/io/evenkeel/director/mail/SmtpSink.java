package io.evenkeel.director.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on loopback that keeps what it gets. */
final class SmtpSink implements AutoCloseable {
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Judge judge;
    private final SMTPServer server;

    /** A mail as it came. */
    record Received(String hello, String from, List<String> recipients, String text) {
        MimeMessage message() throws MessagingException {
            return new MimeMessage(Session.getInstance(new Properties()),
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        }

        String subject() {
            try {
                return message().getSubject();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Refuses recipients. */
    interface Judge {
        void recipient(String address) throws RejectException;
    }

    private SmtpSink(UnaryOperator<SMTPServer.Builder> details, Judge judge) {
        this.judge = judge;
        this.server = details.apply(SMTPServer.port(0).bindAddress(InetAddress.getLoopbackAddress()).insertReceivedHeaders(false)
                .messageHandlerFactory(Handler::new)).build();
        server.start();
    }

    static SmtpSink start(UnaryOperator<SMTPServer.Builder> details) {
        return start(details, address -> {});
    }

    static SmtpSink start(UnaryOperator<SMTPServer.Builder> details, Judge judge) {
        return new SmtpSink(details, judge);
    }

    int port() {
        return server.getPortAllocated();
    }

    /** The next one, which has to come. */
    Received next() throws InterruptedException {
        Received next = received.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no mail came");
        }
        return next;
    }

    int waiting() {
        return received.size();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {
        private final MessageContext context;
        private final List<String> recipients = new ArrayList<>();
        private String from = "";

        Handler(MessageContext context) {
            this.context = context;
        }

        @Override
        public void from(String address) {
            from = address;
        }

        @Override
        public void recipient(String address) throws RejectException {
            judge.recipient(address);
            recipients.add(address);
        }

        @Override
        public String data(InputStream data) throws IOException {
            received.add(new Received(context.getHelo().orElse(""), from, recipients,
                    new String(data.readAllBytes(), StandardCharsets.ISO_8859_1)));
            return "taken";
        }

        @Override
        public void done() {}
    }
}
