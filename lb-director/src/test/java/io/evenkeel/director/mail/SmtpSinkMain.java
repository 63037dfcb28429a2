package io.evenkeel.director.mail;

import java.util.List;

import io.evenkeel.director.mail.SmtpSink.Received;

/** A process with a mail server on loopback, for a namespace of its own; says a line for each mail. */
public final class SmtpSinkMain {
    private SmtpSinkMain() {}

    /** The argument is a port. */
    public static void main(String[] args) throws Exception {
        try (SmtpSink sink = SmtpSink.start(b -> b.port(Integer.parseInt(args[0])))) {
            System.out.println("listening");
            while (true) {
                Received mail = sink.next();
                String body = String.valueOf(mail.message().getContent()).lines().findFirst().orElse("");
                System.out.println(String.join(" | ", List.of(mail.hello(), mail.from(), mail.recipients().toString(),
                        mail.message().getHeader("From", ","), mail.message().getHeader("To", ","), mail.subject(), body)));
            }
        }
    }
}
