package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.evenkeel.director.mail.MailConfig;
import io.evenkeel.director.mail.MailEncryption;
import io.evenkeel.director.mail.MailScope;
import io.evenkeel.director.mail.MailServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Mail that a {@code keepalived.conf} asks for. */
class MailKeywordsTest {
    private static final String NEEDED = "notification_email { ops@example.org };smtp_server 10.0.0.9;";

    private static @Nullable MailConfig read(String text) {
        return MailTranslation.mail(Translations.accepted(text));
    }

    private static MailScope scope(String global, String group, String instance) {
        String text = Translations.instance(NEEDED + global, instance) + "vrrp_sync_group g {\ngroup {\na\n}\n" + group + "\n}\n";
        MailConfig mail = read(text);
        return mail == null ? NOBODY : mail.scope();
    }

    private static final MailScope NOBODY = new MailScope.Everything();

    @Test
    void everythingThatIsSaid() {
        assertThat(read(Translations.instance("router_id lb1;notification_email {;ops@example.org root;root;};"
                + "notification_email_from lb@example.org;smtp_server mail.example.org 2525;smtp_connect_timeout 2.5;"
                + "smtp_helo_name lb1.example.org;smtp_alert;no_email_faults", "")))
                .isEqualTo(new MailConfig(new MailServer("mail.example.org", 2525, MailEncryption.NONE, null, "lb1.example.org",
                        Duration.ofMillis(2500)), "lb@example.org", List.of("ops@example.org", "root"), "lb1",
                        new MailScope.Only(Set.of("a"), Set.of()), false));
    }

    @Test
    void whatIsNotSaidIsAsInKeepalived() {
        assertThat(read(Translations.instance(NEEDED, "smtp_alert"))).isEqualTo(new MailConfig(new MailServer("10.0.0.9", 25,
                MailEncryption.NONE, null, null, Duration.ofSeconds(30)), null, List.of("ops@example.org"), null,
                new MailScope.Only(Set.of("a"), Set.of()), true));
    }

    @Test
    void whoseChanges() {
        var both = new MailScope.Only(Set.of("a"), Set.of("g"));
        assertThat(scope("smtp_alert", "", "")).isEqualTo(both);
        assertThat(scope("smtp_alert_vrrp", "", "")).isEqualTo(both);
        assertThat(scope("smtp_alert off;smtp_alert_vrrp on", "", "")).isEqualTo(both);
        assertThat(scope("smtp_alert on;smtp_alert_vrrp off", "", "")).isEqualTo(NOBODY);
        assertThat(scope("smtp_alert", "smtp_alert off", "")).isEqualTo(new MailScope.Only(Set.of("a"), Set.of()));
        assertThat(scope("smtp_alert", "", "smtp_alert off")).isEqualTo(new MailScope.Only(Set.of(), Set.of("g")));
        assertThat(scope("", "smtp_alert", "")).isEqualTo(new MailScope.Only(Set.of(), Set.of("g")));
        assertThat(scope("", "", "")).isEqualTo(NOBODY);
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(Translations.said(Translations.instance("notification_email { root };smtp_alert", ""))).containsExactly(
                "k.conf:2:1: warning: mail of changes cannot be sent without a server (add 'smtp_server HOST' to 'global_defs')");
        assertThat(Translations.said(Translations.instance("smtp_server m", "smtp_alert"))).singleElement().asString()
                .contains("mail of changes cannot be sent without recipients (add 'notification_email { ADDRESS }' to 'global_defs')");
        assertThat(Translations.said(Translations.instance(NEEDED, ""))).containsExactly("k.conf:2:1: notice: nobody gets mail: it is not "
                + "said whose changes are mailed (add 'smtp_alert' for those of all instances and groups)");
        assertThat(read(Translations.instance("notification_email { root };smtp_alert", ""))).isNull();
    }

    @Test
    void whatNoServerTakesIsLeftOut() {
        String global = NEEDED
                + "smtp_alert;notification_email {;\"Ops <a@b>\";};notification_email_from \"a\\nBcc: b\";smtp_helo_name \"a b\"";
        assertThat(Translations.said(Translations.instance(global, ""))).hasSize(3).allMatch(line -> line.contains(
                "warning: no mail server takes this for 'notification_email") || line.contains("for 'smtp_helo_name': it is left out"));
        MailConfig mail = read(Translations.instance(global, ""));
        assertThat(mail).isNotNull();
        assertThat(mail.recipients()).containsExactly("ops@example.org");
        assertThat(mail.from()).isNull();
        assertThat(mail.server().helloName()).isNull();
    }

    @Test
    void tooManyRecipientsAreAnError() {
        var many = new StringBuilder();
        for (int i = 0; i <= MailConfig.MOST_RECIPIENTS; i++) {
            many.append("a").append(i).append(';');
        }
        assertThat(Translations.said(Translations.instance("smtp_server m;smtp_alert;notification_email {;" + many + "};", "")))
                .singleElement().asString().contains("error: 101 addresses are more than mail servers take at once (expected: 1..100)");
    }

    @Test
    void serversAreNotCheckedYet() {
        assertThat(Translations.said(Translations.instance("smtp_alert_checker", ""))).singleElement().asString()
                .contains("'smtp_alert_checker' does nothing here: virtual servers are not built yet");
    }
}
