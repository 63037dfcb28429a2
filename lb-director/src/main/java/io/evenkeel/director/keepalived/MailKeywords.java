package io.evenkeel.director.keepalived;

import static io.evenkeel.director.keepalived.Values.FLAG;
import static io.evenkeel.director.keepalived.Values.seconds;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.some;

import java.util.function.Predicate;

import io.evenkeel.director.mail.MailWords;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/** The keywords of {@code global_defs} about mail. */
final class MailKeywords {
    static final String NO_CHECKS = "virtual servers are not built yet, so there are no checks to tell of";
    private static final Value<String> ADDRESS = Value.word("address");

    private MailKeywords() {}

    static Rows<GlobalDraft> add(Rows<GlobalDraft> rows) {
        return rows
                .block("notification_email", NOTHING, "who gets mail, one address a line", (head, global) -> {
                    global.mail.recipientsAt = head.position();
                    return global;
                }, new Content.Entries<>("notification_email", some(1, ADDRESS), MailKeywords::recipients))
                .acts("notification_email_from", ADDRESS, "sender of mail, the user that runs this program at this host by default",
                        (arguments, global) -> global.mail.from = checked(arguments, MailWords::isAddress, "ops@example.org"))
                .acts("smtp_server", all(Value.word("host"), maybe(Values.PORT)), "where mail goes, port 25 by default; without encryption",
                        MailKeywords::server)
                .acts("smtp_connect_timeout", seconds("0.000001", "4294.967295"),
                        "until the server is there, and for each answer; 30 by default",
                        (arguments, global) -> global.mail.timeout = arguments.take(seconds("0.000001", "4294.967295")))
                .acts("smtp_helo_name", Value.word("name"), "how this host greets, its name by default",
                        (arguments, global) -> global.mail.helloName = checked(arguments, MailWords::isHost, "lb1.example.org"))
                .acts("smtp_alert", FLAG, "changes of everything are mailed, none by default",
                        (arguments, global) -> global.mail.everything = Values.isOn(arguments))
                .acts("smtp_alert_vrrp", FLAG, "those of instances and sync groups, as 'smtp_alert' says by default",
                        (arguments, global) -> global.mail.routers = Values.isOn(arguments))
                .idle(NO_CHECKS, "smtp_alert_checker", FLAG, "those of servers, as 'smtp_alert' says by default")
                .acts("no_email_faults", NOTHING, "no mail of faults", (arguments, global) -> global.mail.faults = false)
                .idle(NO_CHECKS, "no_checker_emails", NOTHING, "no mail of every check");
    }

    private static void recipients(Arguments line, GlobalDraft global) {
        while (line.hasNext()) {
            String address = checked(line, MailWords::isAddress, "ops@example.org");
            if (address != null) {
                global.mail.recipients.add(address);
            }
        }
    }

    private static void server(Arguments arguments, GlobalDraft global) {
        global.mail.host = checked(arguments, MailWords::isHost, "mail.example.org");
        if (arguments.hasNext()) {
            global.mail.port = arguments.take(Values.PORT);
        }
    }

    /** keepalived takes any word and says it to the server, which then refuses the mail. */
    private static @Nullable String checked(Arguments arguments, Predicate<String> test, String example) {
        Word word = arguments.next("a word");
        if (test.test(word.value())) {
            return word.value();
        }
        arguments.repair(KeepalivedRules.MAIL, word.position(), "no mail server takes this for '" + arguments.name() + "'",
                "it is left out",
                "write it as " + example);
        return null;
    }
}
