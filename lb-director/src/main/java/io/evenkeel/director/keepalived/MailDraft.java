package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.keepalived.GlobalDraft.GroupDraft;
import io.evenkeel.director.mail.MailConfig;
import org.jspecify.annotations.Nullable;

/** What {@code global_defs} says of mail while it is read; {@code null} is what the text does not say. */
final class MailDraft {
    private static final int SMTP_PORT = 25;

    final List<String> recipients = new ArrayList<>();
    @Nullable
    Position recipientsAt;
    @Nullable
    String from;
    @Nullable
    String host;
    int port = SMTP_PORT;
    Duration timeout = Duration.ofSeconds(30);
    @Nullable
    String helloName;
    @Nullable
    Boolean everything;
    @Nullable
    Boolean routers;
    boolean faults = true;

    /** All that is needed to send, or {@code null}: keepalived then says nothing and sends nothing. */
    KeepalivedConfig.@Nullable Mail finish(GlobalDraft global, Diagnostics diagnostics) {
        List<InstanceDraft> instances = global.instances.stream().filter(instance -> isMailed(instance.mailed)).toList();
        List<GroupDraft> groups = global.groups.stream().filter(group -> isMailed(group.mailed)).toList();
        if (instances.isEmpty() && groups.isEmpty()) {
            if (recipientsAt != null) {
                diagnostics.notice(KeepalivedRules.MAIL, recipientsAt,
                        "nobody gets mail: it is not said whose changes are mailed",
                        "add 'smtp_alert' for those of all instances and groups");
            }
            return null;
        }
        Position wanted = instances.isEmpty() ? groups.get(0).position : instances.get(0).position;
        String server = host;
        if (server == null || recipients.isEmpty()) {
            diagnostics.warning(KeepalivedRules.MAIL, Objects.requireNonNullElse(recipientsAt, wanted),
                    "mail of changes cannot be sent without " + (server == null ? "a server" : "recipients"),
                    server == null ? "add 'smtp_server HOST' to 'global_defs'" : "add 'notification_email { ADDRESS }' to 'global_defs'");
            return null;
        }
        List<String> all = recipients.stream().distinct().toList();
        if (all.size() > MailConfig.MOST_RECIPIENTS) {
            diagnostics.error(KeepalivedRules.MAIL, Objects.requireNonNullElse(recipientsAt, wanted),
                    all.size() + " addresses are more than mail servers take at once", "expected: 1.." + MailConfig.MOST_RECIPIENTS);
            return null;
        }
        return new KeepalivedConfig.Mail(all, from, server, port, helloName, timeout,
                instances.stream().map(instance -> instance.name).toList(), groups.stream().map(group -> group.name).toList(), faults);
    }

    private boolean isMailed(@Nullable Boolean said) {
        Boolean usual = routers != null ? routers : everything;
        return said != null ? said : usual != null && usual;
    }
}
