package io.evenkeel.director.code;

import java.time.Duration;
import java.util.Set;

import io.evenkeel.director.mail.MailConfig;
import io.evenkeel.director.mail.MailEncryption;
import io.evenkeel.director.mail.MailScope;
import io.evenkeel.director.mail.MailServer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every way to get mail that code can say: without a password. */
final class Mails {
    private Mails() {}

    static Arbitrary<MailConfig> any() {
        return Combinators.combine(servers(), addresses().injectNull(0.5), addresses().list().uniqueElements().ofMinSize(1).ofMaxSize(3),
                Arbitraries.strings().injectNull(0.5), scopes(), Arbitraries.of(true, false)).as(MailConfig::new);
    }

    private static Arbitrary<MailServer> servers() {
        return Combinators.combine(Arbitraries.of("mail.example.org", "127.0.0.1", "2001:db8::25"), Arbitraries.of(25, 465, 587),
                Arbitraries.of(MailEncryption.class), Arbitraries.of("lb1.example.org", "lb1").injectNull(0.5),
                Arbitraries.of(Duration.ofSeconds(30), Duration.ofMillis(1)))
                .as((host, port, encryption, hello, timeout) -> new MailServer(host, port, encryption, null, hello, timeout));
    }

    private static Arbitrary<String> addresses() {
        return Arbitraries.of("ops@example.org", "root", "o'brien+lb@[192.0.2.1]");
    }

    private static Arbitrary<MailScope> scopes() {
        Arbitrary<Set<String>> names = Arbitraries.strings().set().ofMaxSize(2);
        return Combinators.combine(names, names)
                .as((routers, groups) -> routers.isEmpty() && groups.isEmpty() ? new MailScope.Everything()
                        : new MailScope.Only(routers, groups));
    }
}
