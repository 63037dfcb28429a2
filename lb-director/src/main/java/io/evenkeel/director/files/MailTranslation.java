package io.evenkeel.director.files;

import java.util.Set;

import io.evenkeel.director.keepalived.KeepalivedConfig;
import io.evenkeel.director.mail.MailConfig;
import io.evenkeel.director.mail.MailEncryption;
import io.evenkeel.director.mail.MailScope;
import io.evenkeel.director.mail.MailServer;
import org.jspecify.annotations.Nullable;

/** The mail that a {@code keepalived.conf} asks for. It cannot ask for encryption or say a password. */
final class MailTranslation {
    private MailTranslation() {}

    static @Nullable MailConfig mail(KeepalivedConfig config) {
        KeepalivedConfig.Mail mail = config.mail();
        if (mail == null) {
            return null;
        }
        var server = new MailServer(mail.host(), mail.port(), MailEncryption.NONE, null, mail.helloName(), mail.timeout());
        return new MailConfig(server, mail.from(), mail.recipients(), config.routerId(),
                new MailScope.Only(Set.copyOf(mail.instances()), Set.copyOf(mail.groups())), mail.faults());
    }
}
