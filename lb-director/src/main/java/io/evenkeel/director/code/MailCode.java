package io.evenkeel.director.code;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.core.validation.Expect;
import io.evenkeel.director.mail.MailConfig;
import io.evenkeel.director.mail.MailLogin;
import io.evenkeel.director.mail.MailScope;
import io.evenkeel.director.mail.MailServer;

/** The builder call of mail. */
final class MailCode {
    private final ValueCode values;

    MailCode(Imports imports) {
        this.values = new ValueCode(imports);
    }

    Call call(MailConfig mail) {
        List<Call> calls = new ArrayList<>();
        calls.add(server(mail.server()));
        values.differing(calls, "from", mail.from(), null);
        mail.recipients().forEach(address -> calls.add(Call.of("to", Literals.string(address))));
        values.differing(calls, "hostName", mail.hostName(), null);
        switch (mail.scope()) {
            case MailScope.Everything() -> {
                // What a builder begins with.
            }
            case MailScope.Only only -> {
                only.routers().stream().sorted().forEach(name -> calls.add(Call.of("router", Literals.string(name))));
                only.groups().stream().sorted().forEach(name -> calls.add(Call.of("group", Literals.string(name))));
            }
        }
        values.differing(calls, "faults", mail.faults(), true);
        return Call.with("mail", "", "m", calls);
    }

    private Call server(MailServer server) {
        MailLogin login = server.login();
        if (login != null) {
            throw Expect.unexpected("password of " + login.user() + " at " + server.host(), "secret",
                    "none: take it out, and add .login(user, password) to the code by hand");
        }
        MailServer usual = MailServer.builder(server.host()).encryption(server.encryption()).build();
        List<Call> calls = new ArrayList<>();
        values.differing(calls, "encryption", server.encryption(), MailServer.builder(server.host()).build().encryption());
        values.differing(calls, "port", server.port(), usual.port());
        values.differing(calls, "helloName", server.helloName(), null);
        values.differing(calls, "timeout", server.timeout(), usual.timeout());
        return Call.with("server", Literals.string(server.host()), "s", calls);
    }
}
